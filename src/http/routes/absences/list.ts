import { readAbsences } from '../../../db/read/absences.ts'
import { ok } from '../../answer.ts'
import { brandIds } from '../../by.ts'
import { route } from '../../route.ts'
import { presentAbsence } from './present.ts'
import { absences, absencesQuery } from './schema.ts'
import { ledBrands } from './whose.ts'

export const listAbsences = route({
  operation: 'absences.list',
  method: 'get',
  path: '/absences',
  summary: 'Who is away when; without "ending_after" what is not over.',
  query: absencesQuery,
  answers: { 200: { is: 'The earliest first, up to 500.', schema: absences } },
  async handle({ db }, { scope, query, now }) {
    const leads = ledBrands(scope).length > 0
    const asked = query.person_id === 'me' ? (scope.personId ?? undefined) : query.person_id
    const personId = leads ? asked : (scope.personId ?? undefined)
    const endingAfter = new Date(query.ending_after ?? now)
    const rows = await readAbsences(db, brandIds(scope), { personId, endingAfter })
    return ok({
      items: rows.map((row) => presentAbsence(row, leads || row.person_id === scope.personId)),
      next: null,
    })
  },
})

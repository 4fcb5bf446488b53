import { readDutyPeople, readDutyRosters } from '../../../db/read/duty-rosters.ts'
import { ok } from '../../answer.ts'
import { brandIds } from '../../by.ts'
import { route } from '../../route.ts'
import { shifts, shiftsQuery } from './schema.ts'
import { shiftsOf, stretchOf } from './shifts-of.ts'

export const listShifts = route({
  operation: 'shifts.list',
  method: 'get',
  path: '/shifts',
  summary: 'Who is on duty when: layers, with everything laid over them and all absences.',
  query: shiftsQuery,
  answers: { 200: { is: 'Shifts, by roster, then by start.', schema: shifts } },
  async handle({ db }, { scope, query }) {
    const stretch = stretchOf(query)
    if (!stretch.ok) return stretch.answer
    const personId = query.person_id === 'me' ? scope.personId : query.person_id
    const rosters = await readDutyRosters(db, brandIds(scope))
    const people = await readDutyPeople(db, brandIds(scope))
    const asked = rosters.filter(({ id }) => query.roster === undefined || id === query.roster)
    const items = asked.flatMap((row) => shiftsOf(row, people, stretch.from, stretch.to))
    return ok({
      items: items.filter(({ person_id }) => personId === undefined || person_id === personId),
      next: null,
    })
  },
})

import { readRosterChanges } from '../../../db/read/roster-changes.ts'
import { ok } from '../../answer.ts'
import { brandIds } from '../../by.ts'
import { route } from '../../route.ts'
import { presentRosterChange } from './present.ts'
import { rosterChanges, rosterChangesQuery } from './schema.ts'

export const listChanges = route({
  operation: 'roster-changes.list',
  method: 'get',
  path: '/roster-changes',
  summary: 'What was laid over rosters: covers, temporary schedules, exceptions, swaps.',
  query: rosterChangesQuery,
  answers: { 200: { is: 'The earliest first, up to 500.', schema: rosterChanges } },
  async handle({ db }, { scope, query, now }) {
    const rows = await readRosterChanges(db, brandIds(scope), {
      rosterId: query.roster,
      kind: query.kind,
      endingAfter: new Date(query.ending_after ?? now),
    })
    return ok({ items: rows.map(presentRosterChange), next: null })
  },
})

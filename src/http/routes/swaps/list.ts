import { readDutyPeople, readDutyRosters } from '../../../db/read/duty-rosters.ts'
import { readRosterChanges } from '../../../db/read/roster-changes.ts'
import { ok } from '../../answer.ts'
import { brandIds } from '../../by.ts'
import { route } from '../../route.ts'
import { presentSwap } from './present.ts'
import { swaps, swapsQuery } from './schema.ts'

export const listSwaps = route({
  operation: 'swaps.list',
  method: 'get',
  path: '/swaps',
  summary:
    'Shifts that somebody asks colleagues to take, and those that were taken, as far as they are not over.',
  query: swapsQuery,
  answers: { 200: { is: 'The earliest first.', schema: swaps } },
  async handle({ db }, { scope, query: { state }, now }) {
    const brands = brandIds(scope)
    const rows = await readRosterChanges(db, brands, { kind: 'swap', endingAfter: new Date(now) })
    const rosters = await readDutyRosters(db, brands)
    const people = await readDutyPeople(db, brands)
    const items = rows.map((row) => presentSwap(row, rosters, people))
    return ok({
      items: items.filter(
        ({ taken_by }) => state === undefined || (taken_by !== null) === (state === 'taken'),
      ),
      next: null,
    })
  },
})

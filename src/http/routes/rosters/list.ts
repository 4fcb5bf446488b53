import { readDutyPeople, readDutyRosters } from '../../../db/read/duty-rosters.ts'
import { readRosters } from '../../../db/read/rosters.ts'
import { brandIds } from '../../by.ts'
import { list, nameKey } from '../../list.ts'
import { route } from '../../route.ts'
import { presentRoster } from './present.ts'
import { rosters, rostersQuery } from './schema.ts'

export const listRosters = route({
  operation: 'rosters.list',
  method: 'get',
  path: '/rosters',
  summary: 'Rosters, with who is on duty now.',
  query: rostersQuery,
  answers: { 200: { is: 'A page of rosters.', schema: rosters } },
  async handle({ db }, { scope, query, now }) {
    const people = await readDutyPeople(db, brandIds(scope))
    const duty = await readDutyRosters(db, brandIds(scope))
    return list(
      query,
      nameKey,
      (after, limit) => readRosters(db, brandIds(scope), after, limit),
      (row) => [row.slug, row.id],
      (row) => presentRoster(row, duty, people, now),
    )
  },
})

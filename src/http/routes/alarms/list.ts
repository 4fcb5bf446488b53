import { readAlarms } from '../../../db/read/alarms.ts'
import { list, recentKey } from '../../list.ts'
import { oneBrand } from '../../pick-brand.ts'
import { route } from '../../route.ts'
import { alarms, alarmsQuery } from './schema.ts'

export const listAlarms = route({
  operation: 'alarms.list',
  method: 'get',
  path: '/alarms',
  summary: 'What is wrong now and what was: the index above its week, a region silent, a channel down.',
  query: alarmsQuery,
  answers: { 200: { is: 'A page of alarms, newest first.', schema: alarms } },
  async handle({ db }, { scope, query }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    return list(
      query,
      recentKey,
      (after, limit) => readAlarms(db, target.brand.id, after, limit),
      (row) => [row.began_at.toISOString(), row.id],
      (row) => ({
        ...row,
        began_at: row.began_at.toISOString(),
        ended_at: row.ended_at?.toISOString() ?? null,
      }),
    )
  },
})

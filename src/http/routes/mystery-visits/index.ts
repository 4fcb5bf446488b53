import { readShopperVisits } from '../../../db/read/shopper-visits.ts'
import { SECOND } from '../../../domain/time/instant.ts'
import { list, recentKey } from '../../list.ts'
import { oneBrand } from '../../pick-brand.ts'
import { route } from '../../route.ts'
import { mysteryVisits, mysteryVisitsQuery } from './schema.ts'

const listVisits = route({
  operation: 'mystery-visits.list',
  method: 'get',
  path: '/mystery-visits',
  summary: 'What became of the synthetic customers of a brand: when they wrote, and when a human answered.',
  query: mysteryVisitsQuery,
  answers: { 200: { is: 'A page of visits, newest first.', schema: mysteryVisits } },
  async handle({ db }, { scope, query }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    return list(
      query,
      recentKey,
      (after, limit) => readShopperVisits(db, target.brand.id, after, limit),
      (row) => [row.written_at.toISOString(), row.id],
      ({ written_at, received_at, answered_at, ...row }) => ({
        ...row,
        written_at: written_at.toISOString(),
        received_at: received_at?.toISOString() ?? null,
        answered_at: answered_at?.toISOString() ?? null,
        answered_in_seconds:
          received_at && answered_at ? (answered_at.getTime() - received_at.getTime()) / SECOND : null,
      }),
    )
  },
})

export const mysteryVisitRoutes = [listVisits]

import { readShopperVisits } from '../../../db/read/shopper-visits.ts'
import { SECOND } from '../../../domain/time/instant.ts'
import { accepted } from '../../answer.ts'
import { list, recentKey } from '../../list.ts'
import { oneBrand } from '../../pick-brand.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { mysteryVisits, mysteryVisitsQuery, visitAsked, visitBegins } from './schema.ts'

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

const visitNow = route({
  operation: 'mystery-visits.begin',
  method: 'post',
  path: '/mystery-visits',
  summary: 'Let a synthetic customer write now, beside its daily visit.',
  body: visitAsked,
  answers: {
    202: { is: 'It writes within seconds; it stands in the list of visits then.', schema: visitBegins },
    404: { is: 'No such shopper.' },
    409: {
      is: 'under_way: its last visit is not over. outbound_stopped: nothing goes out. no_door: its channel is gone.',
    },
  },
  async handle({ workflows }, { scope, body }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const outcome = await workflows.shoppers.askVisit({
      brandId: target.brand.id,
      shopper: body.shopper,
    })
    if (outcome.type === 'asked') return accepted({ id: outcome.visitId })
    if (outcome.reason === 'unknown') return notFound('mystery shopper')
    return problem(409, outcome.reason, why[outcome.reason])
  },
})

const why = {
  no_door: 'Nobody can write to its channel any more; give it another one.',
  outbound_stopped: 'Nothing goes out of this brand; start it again first.',
  under_way: 'Its last visit is not over: nobody has answered it yet.',
} as const

export const mysteryVisitRoutes = [listVisits, visitNow]

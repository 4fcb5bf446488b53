import type { PolicyId } from '../../../domain/ids.ts'
import { ok } from '../../answer.ts'
import { oneBrand } from '../../pick-brand.ts'
import { problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { policyOrder } from './schema.ts'

export const orderPolicies = route({
  operation: 'policies.order',
  method: 'put',
  path: '/policies/order',
  summary:
    'Say which policy is tried first: all of the brand, each once. Running clocks stay with the one they have.',
  body: policyOrder,
  answers: {
    200: { is: 'The order that holds now.', schema: policyOrder },
    409: { is: 'order_changed: policies came or went meanwhile, or one stands twice; read them again.' },
  },
  async handle(deps, { scope, body }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const outcome = await deps.workflows.policies.order({
      brandId: target.brand.id,
      personId: scope.personId,
      policyIds: body.policy_ids as PolicyId[],
    })
    deps.setupChanged()
    if (outcome.type === 'ordered') return ok({ brand: target.brand.slug, policy_ids: body.policy_ids })
    return problem(409, 'order_changed', because[outcome.reason], { reason: outcome.reason })
  },
})

const because = {
  twice: 'A policy stands twice in the order; name each once.',
  unknown_policy:
    'One of these is no policy of this brand, or was removed meanwhile; read the policies again.',
  missing: 'The brand has policies that are not named; read them again and name them all.',
} as const

import { z } from 'zod'
import type { BrandId, PolicyId } from '../../../../domain/ids.ts'
import { accepted } from '../../../answer.ts'
import { notFound } from '../../../problem.ts'
import { route } from '../../../route.ts'
import { id } from '../../../schema.ts'
import { presentErrand } from '../../errands/present.ts'
import { errand } from '../../errands/schema.ts'
import { findPolicy } from '../find.ts'
import { retarget } from './schema.ts'

export const retargetClocks = route({
  operation: 'policies.retarget',
  method: 'post',
  path: '/policies/:id/retarget',
  summary:
    'Let running clocks follow what is published now, from their beginning: elapsed and paused time are kept. Takes a while; see GET /errands/:id.',
  params: z.object({ id }),
  body: retarget,
  answers: { 202: { is: 'It has begun.', schema: errand }, 404: { is: 'No such policy.' } },
  async handle(deps, { scope, params, body }) {
    const policy = await findPolicy(deps, scope, params.id)
    if (!policy) return notFound('policy')
    const asked = await deps.workflows.askErrand({
      brandId: policy.brand_id as BrandId,
      personId: scope.personId,
      request: { kind: 'retarget', policyId: body.all ? null : (policy.id as PolicyId) },
    })
    return accepted(presentErrand(asked))
  },
})

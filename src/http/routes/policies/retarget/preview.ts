import { z } from 'zod'
import type { BrandId, PolicyId } from '../../../../domain/ids.ts'
import { ok } from '../../../answer.ts'
import { notFound } from '../../../problem.ts'
import { route } from '../../../route.ts'
import { id } from '../../../schema.ts'
import { checkPolicy } from '../check.ts'
import { findPolicy } from '../find.ts'
import { presentRetarget } from './present.ts'
import { retarget, retargetPreview } from './schema.ts'

export const previewRetarget = route({
  operation: 'policies.retarget-preview',
  method: 'post',
  path: '/policies/:id/retarget/preview',
  summary:
    'What would become of running clocks if they followed the draft (or what is published) from now on? Nothing changes.',
  params: z.object({ id }),
  body: retarget,
  answers: {
    200: { is: 'Clocks, moves and new breaches.', schema: retargetPreview },
    400: { is: 'invalid_request: what is wrong with the draft.' },
    404: { is: 'No such policy.' },
  },
  async handle(deps, { scope, params, body, now }) {
    const policy = await findPolicy(deps, scope, params.id)
    if (!policy) return notFound('policy')
    const { brand_id, draft, published } = policy
    const refusal = draft && (await checkPolicy(deps.db, brand_id, draft.definition, now))
    if (refusal) return refusal
    const policyId = policy.id as PolicyId
    const figures = await deps.workflows.policies.previewRetarget({
      brandId: brand_id as BrandId,
      ...(!body.all && { policyId }),
      ...(draft && { draft: { policyId, version: draft.version, definition: draft.definition } }),
    })
    const version = draft?.version ?? published?.version ?? null
    return ok({ version, ...presentRetarget(figures) })
  },
})

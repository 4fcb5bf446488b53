import { z } from 'zod'
import { publishPolicy as publish } from '../../../db/changes/policies.ts'
import { readPolicies } from '../../../db/read/policies.ts'
import { ok } from '../../answer.ts'
import { brandIds, by } from '../../by.ts'
import { notFound, problem } from '../../problem.ts'
import { managedByConfig } from '../../refusals.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { checkPolicy } from './check.ts'
import { presentPolicy } from './present.ts'
import { policy } from './schema.ts'

export const publishPolicy = route({
  operation: 'policies.publish',
  method: 'post',
  path: '/policies/:id/publish',
  summary: 'Promise what the draft says, from now on; running clocks keep the version they began with.',
  params: z.object({ id }),
  answers: {
    200: { is: 'The policy.', schema: policy },
    404: { is: 'No such policy.' },
    409: { is: 'no_draft, managed_by_config.' },
  },
  async handle(deps, { scope, params, now }) {
    const find = async () => (await readPolicies(deps.db, brandIds(scope), null, 1, params.id))[0]
    const before = await find()
    if (!before) return notFound('policy')
    if (before.managed_by === 'config') return managedByConfig
    if (!before.draft)
      return problem(409, 'no_draft', 'Nothing has been drafted since the published version.')
    const refusal = await checkPolicy(deps.db, before.brand_id, before.draft.definition, now)
    if (refusal) return refusal
    await publish(deps.db, by(deps, scope), before, before.draft.version)
    deps.setupChanged()
    return ok(presentPolicy((await find()) ?? before))
  },
})

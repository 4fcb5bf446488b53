import { z } from 'zod'
import { changePolicy as change } from '../../../db/changes/policies.ts'
import { readPolicies } from '../../../db/read/policies.ts'
import { ok } from '../../answer.ts'
import { brandIds, by } from '../../by.ts'
import { notFound } from '../../problem.ts'
import { managedByConfig } from '../../refusals.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { checkPolicy } from './check.ts'
import { presentPolicy } from './present.ts'
import { changedPolicy, policy } from './schema.ts'

export const changePolicy = route({
  operation: 'policies.change',
  method: 'patch',
  path: '/policies/:id',
  summary: 'Change name, place, or the draft; what is published stays as it is.',
  params: z.object({ id }),
  body: changedPolicy,
  answers: {
    200: { is: 'The policy.', schema: policy },
    404: { is: 'No such policy.' },
    409: { is: 'managed_by_config.' },
  },
  async handle(deps, { scope, params, body, now }) {
    const find = async () => (await readPolicies(deps.db, brandIds(scope), null, 1, params.id))[0]
    const before = await find()
    if (!before) return notFound('policy')
    if (before.managed_by === 'config') return managedByConfig
    const refusal =
      body.definition === undefined ? null : await checkPolicy(deps.db, before.brand_id, body.definition, now)
    if (refusal) return refusal
    await change(deps.db, by(deps, scope), before, body)
    deps.setupChanged()
    return ok(presentPolicy((await find()) ?? before))
  },
})

import { orConflict } from '../../../db/changes/conflict.ts'
import { addPolicy } from '../../../db/changes/policies.ts'
import { readPolicies } from '../../../db/read/policies.ts'
import { created } from '../../answer.ts'
import { by } from '../../by.ts'
import { oneBrand } from '../../pick-brand.ts'
import { taken } from '../../refusals.ts'
import { route } from '../../route.ts'
import { checkPolicy } from './check.ts'
import { presentPolicy } from './present.ts'
import { newPolicy, policy } from './schema.ts'

export const createPolicy = route({
  operation: 'policies.create',
  method: 'post',
  path: '/policies',
  summary: 'Draft a policy; it promises nothing until it is published.',
  body: newPolicy,
  answers: { 201: { is: 'The policy.', schema: policy }, 409: { is: 'taken: the slug.' } },
  async handle(deps, { scope, now, body: { slug, name, definition } }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const refusal = await checkPolicy(deps.db, target.brand.id, definition, now)
    if (refusal) return refusal
    const row = { id: deps.newId(), brand_id: target.brand.id, slug, name, definition }
    const conflict = await orConflict(() => addPolicy(deps.db, by(deps, scope), row))
    if (conflict) return taken('slug')
    const [policy] = await readPolicies(deps.db, [target.brand.id], null, 1, row.id)
    return created(presentPolicy(policy!))
  },
})

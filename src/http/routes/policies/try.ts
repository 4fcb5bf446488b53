import { readPolicies } from '../../../db/read/policies.ts'
import { parsePolicy } from '../../../domain/policy/policy-definition.ts'
import { shadowedBy } from '../../../domain/policy/shadowed-by.ts'
import { ok } from '../../answer.ts'
import { oneBrand } from '../../pick-brand.ts'
import { route } from '../../route.ts'
import { checkPolicy } from './check.ts'
import { checkedPolicy, policyToCheck } from './schema.ts'

const EVERY_POLICY = 10_000

export const checkPolicyRoute = route({
  operation: 'policies.check',
  method: 'post',
  path: '/policies/check',
  summary: 'Is this a sound policy, and would it ever come to its turn? Nothing is saved.',
  body: policyToCheck,
  answers: {
    200: { is: 'It is sound.', schema: checkedPolicy },
    400: { is: 'invalid_request: everything that is wrong with it.' },
  },
  async handle(deps, { scope, now, body: { definition, position } }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const refusal = await checkPolicy(deps.db, target.brand.id, definition, now)
    if (refusal) return refusal
    const content = parsePolicy(definition)
    const rows = await readPolicies(deps.db, [target.brand.id], null, EVERY_POLICY)
    const earlier = rows
      .filter((row) => row.published && (position === undefined || row.position < position))
      .map(({ id, slug, published }) => {
        const parsed = parsePolicy(published!.definition)
        return { id, slug, conditions: parsed.ok ? parsed.value.conditions : {} }
      })
    const shadow = content.ok ? shadowedBy(content.value, earlier) : null
    return ok({ shadowed_by: shadow && { id: shadow.id, slug: shadow.slug } })
  },
})

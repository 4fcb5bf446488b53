import type { BrandId, PolicyId } from '../../domain/ids.ts'
import { parsePolicy } from '../../domain/policy/policy-definition.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { Transaction } from '../ports/store.ts'

/** A version of a policy that is not published yet. */
export interface PolicyDraft {
  readonly policyId: PolicyId
  readonly version: number
  readonly definition: unknown
}

/** The published policies in their order, with a draft in its place. Throws for a draft that was not checked. */
export async function policiesWith(
  tx: Transaction,
  brandId: BrandId,
  draft?: PolicyDraft,
): Promise<readonly Policy[]> {
  const published = await tx.setup.policies(brandId)
  if (!draft) return published
  const content = parsePolicy(draft.definition)
  if (!content.ok) throw new TypeError(`the draft is not valid: ${JSON.stringify(content.problems)}`)
  const known = new Map(published.map((policy) => [policy.id, policy]))
  const { policyId, version } = draft
  return (await tx.setup.policyOrder(brandId)).flatMap(({ id, slug }) => {
    if (id === policyId) return [{ id, version, slug, name: slug, ...content.value, hours: new Map() }]
    const policy = known.get(id)
    return policy ? [policy] : []
  })
}

import type { BrandId, PersonId, PolicyId } from '../../domain/ids.ts'
import type { Deps } from '../ports/store.ts'

export interface OrderPolicies {
  readonly brandId: BrandId
  readonly personId: PersonId | null
  /** The first that matches wins; all of the brand's, each once. */
  readonly policyIds: readonly PolicyId[]
}

export type OrderPoliciesOutcome =
  | { readonly type: 'ordered' }
  | { readonly type: 'refused'; readonly reason: 'unknown_policy' | 'twice' | 'missing' }

/** The lead says which policy is tried first. Clocks that run stay with the policy that they have. */
export function orderPolicies(
  deps: Pick<Deps, 'store' | 'newId'>,
  { brandId, personId, policyIds }: OrderPolicies,
): Promise<OrderPoliciesOutcome> {
  return deps.store.transaction(async (tx) => {
    const before = await tx.setup.policyOrder(brandId)
    const known = new Set(before.map(({ id }) => id))
    const wanted = new Set(policyIds)
    if (wanted.size < policyIds.length) return { type: 'refused', reason: 'twice' }
    if (policyIds.some((id) => !known.has(id))) return { type: 'refused', reason: 'unknown_policy' }
    if (wanted.size < known.size) return { type: 'refused', reason: 'missing' }
    await tx.setup.orderPolicies(brandId, policyIds)
    await tx.audit.add({
      id: deps.newId(),
      brandId,
      personId,
      action: 'policy.order',
      subject: brandId,
      before: before.map(({ id }) => id),
      after: policyIds,
    })
    return { type: 'ordered' }
  })
}

import type { BrandId } from '../../domain/ids.ts'
import type { Deps } from '../ports/store.ts'
import { readStandingShoppers } from './read-standing.ts'

export interface AskVisit {
  readonly brandId: BrandId
  /** The shopper's name. */
  readonly shopper: string
}

export type AskVisitOutcome =
  | { readonly type: 'asked'; readonly visitId: string }
  | { readonly type: 'refused'; readonly reason: 'unknown' | 'no_door' | 'outbound_stopped' | 'under_way' }

/** Lets a synthetic customer write at once, beside its daily visit; one at a time. */
export async function askVisit(deps: Deps, { brandId, shopper }: AskVisit): Promise<AskVisitOutcome> {
  const { shoppers, outboundStopped } = await readStandingShoppers(deps, brandId)
  const standing = shoppers.find(({ plan }) => plan.name === shopper)
  if (!standing) return { type: 'refused', reason: 'unknown' }
  if (!standing.reachable) return { type: 'refused', reason: 'no_door' }
  if (outboundStopped) return { type: 'refused', reason: 'outbound_stopped' }
  const visitId = deps.newId()
  return deps.store.transaction(async (tx): Promise<AskVisitOutcome> => {
    const open = await tx.shoppers.open()
    if (open.some((visit) => visit.brandId === brandId && visit.plan === shopper))
      return { type: 'refused', reason: 'under_way' }
    await tx.jobs.add('make-visit', { brand_id: brandId, plan: shopper, visit_id: visitId })
    return { type: 'asked', visitId }
  })
}

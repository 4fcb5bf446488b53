import { standingPlans, type StandingPlan } from '../../domain/shopper/standing-plans.ts'
import { visitDoor } from '../../domain/shopper/visit-door.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { Zone } from '../../domain/time/zone.ts'
import type { Deps } from '../ports/store.ts'

export interface StandingShoppers {
  /** The brand's. */
  readonly zone: Zone
  readonly outboundStopped: boolean
  /** `reachable`: the channel is there, and such a customer can write to it. */
  readonly shoppers: readonly (StandingPlan & { readonly reachable: boolean })[]
}

/** The synthetic customers of a brand, and whether they can write at all. */
export function readStandingShoppers({ store }: Deps, brandId: BrandId): Promise<StandingShoppers> {
  return store.transaction(async (tx) => {
    const stored = await tx.shoppers.brand(brandId)
    const brand = await tx.setup.brand(brandId)
    if (!stored || !brand) throw new Error(`there is no brand ${brandId}`)
    const shoppers: StandingShoppers['shoppers'][number][] = []
    for (const one of standingPlans(stored.plans)) {
      const channel = await tx.shoppers.channelOf(brandId, one.plan.channel)
      shoppers.push({ ...one, reachable: channel !== null && visitDoor(channel) !== null })
    }
    return { zone: stored.zone, outboundStopped: brand.outboundStoppedAt !== null, shoppers }
  })
}

/** Whether a synthetic customer can write to a channel of the brand, by its slug. */
export async function canBeVisited(
  { store }: Deps,
  brandId: BrandId,
  slug: string,
): Promise<'yes' | 'unknown' | 'no-door'> {
  const channel = await store.transaction((tx) => tx.shoppers.channelOf(brandId, slug))
  if (!channel) return 'unknown'
  return visitDoor(channel) === null ? 'no-door' : 'yes'
}

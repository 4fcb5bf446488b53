import { nextVisit } from '../../../domain/shopper/shopper-plan.ts'
import type { Instant } from '../../../domain/time/instant.ts'
import type { StandingShoppers } from '../../../workflows/shopper/read-standing.ts'
import type { MysteryShopper } from '../../api-types.ts'

export function presentShopper(
  { plan, configured, reachable }: StandingShoppers['shoppers'][number],
  { zone, outboundStopped }: StandingShoppers,
  now: Instant,
): MysteryShopper {
  return {
    ...plan,
    time_zone: plan.time_zone ?? zone,
    configured,
    next_at: reachable && !outboundStopped ? new Date(nextVisit(plan, zone, now)).toISOString() : null,
  }
}

import type { BrandId, ChannelId, ConversationId, PersonId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Zone } from '../../domain/time/zone.ts'
import type { ShopperWait } from '../../domain/digest/behind.ts'
import type { StoredPlans } from '../../domain/shopper/standing-plans.ts'
import type { Channel } from '../../domain/conversation/channel.ts'

/**
 * `written`: on its way to the door. `waiting`: it came in. `answered`: by a human. `unanswered`: nobody did within a day. `lost`: it did
 * not come in within an hour, so that customers' mail may not either.
 */
export type VisitState = 'written' | 'waiting' | 'answered' | 'unanswered' | 'lost'

export interface ShopperVisit {
  readonly brandId: BrandId
  readonly id: string
  readonly plan: string
  readonly channelId: ChannelId
  readonly onDate: string
  /** Somebody asked for it, beside the daily one. */
  readonly byHand: boolean
  /** The hidden mark: the message's own name, which nobody else can know. */
  readonly marker: string
  readonly writtenAt: Instant
}

/** What became of a visit's message so far. */
export interface VisitInHouse {
  readonly conversationId: ConversationId
  readonly receivedAt: Instant
  /** The first answer by a human; null while there is none. */
  readonly answer: { readonly at: Instant; readonly personId: PersonId | null } | null
}

export interface BrandOfShoppers {
  readonly brandId: BrandId
  readonly zone: Zone
  readonly plans: StoredPlans
}

export interface ShopperStore {
  /** Brands with shoppers, as they are stored. */
  brands(): Promise<readonly BrandOfShoppers[]>
  /** Null for a brand that is not there. */
  brand(brandId: BrandId): Promise<BrandOfShoppers | null>
  channelOf(brandId: BrandId, slug: string): Promise<Channel | null>
  /** False where that plan has made its visit of that date, or this very visit was begun. */
  begin(visit: ShopperVisit): Promise<boolean>
  /** Those that are not over. */
  open(): Promise<readonly (ShopperVisit & { readonly state: VisitState })[]>
  /** Visits that began in the period and are over, the oldest first. */
  ended(brandId: BrandId, from: Instant, to: Instant): Promise<readonly ShopperWait[]>
  inHouse(visit: ShopperVisit): Promise<VisitInHouse | null>
  save(
    visit: Pick<ShopperVisit, 'brandId' | 'id'>,
    change: {
      readonly state: VisitState
      readonly conversationId?: ConversationId
      readonly receivedAt?: Instant
      readonly answeredAt?: Instant
      readonly answeredBy?: PersonId | null
      readonly problem?: string
    },
  ): Promise<void>
}

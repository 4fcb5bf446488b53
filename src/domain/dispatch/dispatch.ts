import type { ChannelKind } from '../conversation/channel.ts'
import type { BrandId, ClaimId, ConversationId, DispatchId, OfferId, PersonId, TurnId } from '../ids.ts'
import type { Audience } from '../policy/policy.ts'
import type { Instant } from '../time/instant.ts'

/** The search for somebody who answers a turn. */
export interface Dispatch {
  readonly brandId: BrandId
  readonly id: DispatchId
  readonly conversationId: ConversationId
  readonly turnId: TurnId
  readonly state: 'open' | 'claimed' | 'answered' | 'withdrawn'
  readonly version: number
  /** How many waves of offers went out. */
  readonly wave: number
  /** Whom the steps so far addressed. */
  readonly audiences: readonly Audience[]
  /** The search for the same customer at an earlier door, which this one follows. */
  readonly linkedTo: DispatchId | null
  readonly openedAt: Instant
}

/** One question to one person. */
export interface Offer {
  readonly brandId: BrandId
  readonly id: OfferId
  readonly dispatchId: DispatchId
  readonly conversationId: ConversationId
  readonly channelKind: ChannelKind
  readonly personId: PersonId
  readonly wave: number
  readonly state: 'open' | 'claimed' | 'declined' | 'expired' | 'withdrawn'
  readonly offeredAt: Instant
  readonly expiresAt: Instant
  /** When it was shown or handed to the person's mail server; silence before that is nobody's fault. */
  readonly deliveredAt: Instant | null
}

export type ClaimOrigin = 'offer' | 'assignment' | 'self' | 'handover'

/** The exclusive lease on the work. */
export interface Claim {
  readonly brandId: BrandId
  readonly id: ClaimId
  readonly conversationId: ConversationId
  readonly turnId: TurnId
  readonly channelKind: ChannelKind
  readonly dispatchId: DispatchId | null
  readonly offerId: OfferId | null
  readonly personId: PersonId
  readonly origin: ClaimOrigin
  readonly state: 'active' | 'answered' | 'lapsed' | 'handed_back' | 'superseded'
  readonly version: number
  readonly claimedAt: Instant
  /** When the holder gave the first sign of work on it. */
  readonly startedAt: Instant | null
  readonly replyBy: Instant
}

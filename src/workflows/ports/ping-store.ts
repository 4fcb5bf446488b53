import type { BrandId, ConversationId, OfferId, PersonId } from '../../domain/ids.ts'
import type { Via } from '../../domain/people/person.ts'
import type { Instant } from '../../domain/time/instant.ts'

export type PingKind = 'offer' | 'assignment' | 'nudge' | 'page' | 'incident' | 'channel'

/** One thing one person is told by one road. */
export interface NewPing {
  readonly id: string
  readonly personId: PersonId
  readonly kind: PingKind
  readonly conversationId: ConversationId | null
  readonly offerId: OfferId | null
  /** The fired step it tells of; each person hears of it once by each road. */
  readonly eventId: number | null
  readonly via: Via
}

/** A ping with what may be told of its work: never the customer's text. */
export interface PingInContext extends NewPing {
  readonly brandId: BrandId
  readonly attempts: number
  readonly brandName: string
  readonly channelName: string | null
  readonly channelKind: string | null
  readonly language: string | null
  readonly waitsSince: Instant | null
  readonly dueAt: Instant | null
  /** Whether it is still worth telling: the offer is open, the turn waits, or the clock that it tells of is not over. */
  readonly stands: boolean
  readonly offerState: string | null
  readonly expiresAt: Instant | null
  /** Who took the work, where somebody did. */
  readonly takenBy: string | null
  readonly receipt: Readonly<Record<string, unknown>> | null
  readonly messageId: string | null
}

export interface PingStore {
  /** Queues them; one that is known already (same offer or event, same road) is left alone. Answers the queued ids. */
  add(brandId: BrandId, pings: readonly NewPing[]): Promise<readonly string[]>
  /** Everything that waits for the people of these pings, by their roads, leased to the caller until then. */
  lease(brandId: BrandId, pingIds: readonly string[], until: Instant): Promise<readonly PingInContext[]>
  /** Until when the last of these that still waits is in somebody's hands; null when none is. */
  heldUntil(brandId: BrandId, pingIds: readonly string[]): Promise<Instant | null>
  /** Handed over: the offers in it count as delivered. */
  setSent(
    brandId: BrandId,
    ids: readonly string[],
    messageId: string,
    receipt: Readonly<Record<string, unknown>>,
  ): Promise<void>
  setFailed(brandId: BrandId, ids: readonly string[], error: string, final: boolean): Promise<void>
  drop(brandId: BrandId, ids: readonly string[]): Promise<void>
  /** All pings of the messages that carried these offers by this road. */
  messagesAbout(brandId: BrandId, offerIds: readonly string[], via: Via): Promise<readonly PingInContext[]>
  /** When the offer was shown to its person, on their page. */
  setDelivered(offerId: OfferId): Promise<boolean>
}

import type { BrandId, ConversationId, TurnId } from '../../domain/ids.ts'
import type { Instant, Millis } from '../../domain/time/instant.ts'
import type { Zone } from '../../domain/time/zone.ts'

/** A turn whose customer waits and may be told so. */
export interface WaitingCustomer {
  readonly conversationId: ConversationId
  readonly customerId: string
  readonly language: string | null
  /** The customer's own, if known. */
  readonly timeZone: Zone | null
  /** Open turns of the channel that opened before this one. */
  readonly ahead: number
  readonly promisedBy: Instant | null
}

export interface Acknowledgement {
  readonly brandId: BrandId
  readonly turnId: TurnId
  readonly conversationId: ConversationId
  readonly channelId: string
  readonly customerId: string
  readonly messageId: string
  readonly ahead: number
  readonly promisedBy: Instant | null
}

export interface AcknowledgementStore {
  /** Null where nobody waits any more, nobody should be told (history), or somebody's answer is on its way. */
  waiting(brandId: BrandId, turnId: TurnId): Promise<WaitingCustomer | null>
  /** Whether the customer was told anything on this channel within the last `within` milliseconds. */
  toldLately(brandId: BrandId, channelId: string, customerId: string, within: Millis): Promise<boolean>
  add(acknowledgement: Acknowledgement): Promise<void>
  /** Where customers of the brand may help themselves; null where it names no page. */
  helpUrl(brandId: BrandId): Promise<string | null>
}

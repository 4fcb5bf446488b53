import type { ChannelKind } from '../conversation/channel.ts'
import type { TurnOutcome } from '../conversation/turn.ts'
import type { Instant, Millis } from '../time/instant.ts'
import type { Zone } from '../time/zone.ts'
import type { Cause } from './cause.ts'

/** What of a turn is accounted for: how long was promised, how it ended and what stood in the way. */
export interface AccountedTurn {
  readonly turnId: string
  readonly conversationId: string
  readonly customerId: string
  readonly channelId: string
  readonly language: string | null
  /** The customer's zone, the brand's where it is not known. */
  readonly timeZone: Zone
  readonly number: number
  readonly openedAt: Instant
  readonly endedAt: Instant | null
  readonly outcome: TurnOutcome | null
  /** The promise on the customer's own clock. Null: nothing was promised. */
  readonly target: Millis | null
  /** When the clock on the company's calendar ran out; null where nothing ran, or while it is paused. */
  readonly dueAt: Instant | null
  /** Null unless it was neglected. */
  readonly cause: Cause | null
}

/** One turn as the figures see it: who waited where, too. Names are looked up where they are shown. */
export interface TurnAccount extends AccountedTurn {
  readonly customerName: string | null
  readonly channelName: string
  readonly channelKind: ChannelKind
}

import type { ChannelKind, ChannelMode } from '../conversation/channel.ts'
import type { BrandId, ChannelId, ConversationId, CustomerId, PersonId, TurnId } from '../ids.ts'
import type { Instant, Millis } from '../time/instant.ts'

/** An open turn that needs somebody to answer it. */
export interface Work {
  readonly brandId: BrandId
  readonly conversationId: ConversationId
  readonly turnId: TurnId
  readonly customerId: CustomerId
  /** ISO 3166, two letters; null where they have said none. */
  readonly customerCountry?: string | null
  readonly channelId: ChannelId
  readonly channelKind: ChannelKind
  readonly mode: ChannelMode
  /** All outbound traffic of the brand stands still. */
  readonly outboundStopped: boolean
  readonly history: boolean
  readonly language: string | null
  readonly requiredSkills: readonly string[]
  /** Wished for, dropped when three quarters of the time are gone. */
  readonly optionalSkills: readonly string[]
  readonly waitsSince: Instant
  /** Of the nearest running reply clock; null when none runs (paused, or no target). */
  readonly dueAt: Instant | null
  /** Who answered this conversation last. */
  readonly ownerId: PersonId | null
  /** Who holds it now. */
  readonly holderId: PersonId | null
  /** An answer is on its way out: nobody else is asked. */
  readonly replyQueued: boolean
  /** Measured 80 % quantile from claim to first reply on this channel. */
  readonly leadTime: Millis
}

/** How long a search may still take so that the answer is in time. Negative when it is too late; null without a due time. */
export function slackOf(work: Pick<Work, 'dueAt' | 'leadTime'>, now: Instant): Millis | null {
  return work.dueAt === null ? null : work.dueAt - now - work.leadTime
}

/** The share of the time between arrival and due that is gone, 0 to 1 and beyond; 0 without a due time. */
export function elapsedShare(work: Pick<Work, 'dueAt' | 'waitsSince'>, now: Instant): number {
  if (work.dueAt === null) return 0
  const whole = work.dueAt - work.waitsSince
  return whole <= 0 ? 1 : Math.max(0, (now - work.waitsSince) / whole)
}

/** When that share of the time between arrival and due is gone; null without a due time. */
export function instantOfShare(work: Pick<Work, 'dueAt' | 'waitsSince'>, share: number): Instant | null {
  return work.dueAt === null ? null : Math.ceil(work.waitsSince + (work.dueAt - work.waitsSince) * share)
}

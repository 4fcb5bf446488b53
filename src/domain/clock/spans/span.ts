import type { Halt } from '../../conversation/halt.ts'
import type { Turn } from '../../conversation/turn.ts'
import type { Metric } from '../../policy/policy.ts'
import type { Instant } from '../../time/instant.ts'

/** A turn under the id that it keeps. */
export type CourseTurn = Turn & { readonly id: string }

/** One stretch that a metric measures: a clock belongs on it. */
export interface Span {
  readonly metric: Metric
  /** The turn that it began with. */
  readonly turnId: string
  readonly startedAt: Instant
  /** The message, or other fact, that it began with. */
  readonly openedBy: string
  readonly end: SpanEnd | null
  /** What does not count, whatever the policy says: solved in between, nobody waiting. */
  readonly gaps: readonly Halt[]
  /** An end that was named outright: a promise. */
  readonly promisedAt: Instant | null
  /** Of a group's share: the desks of whoever took it over; none for a freelancer, and of other metrics. */
  readonly groups: readonly string[]
  readonly history: boolean
}

export interface SpanEnd {
  readonly at: Instant
  /** Whether what was promised happened; if not, the clock is cancelled unless it was past due. */
  readonly fulfilled: boolean
  /** Why it ended otherwise; null when fulfilled. */
  readonly reason: string | null
}

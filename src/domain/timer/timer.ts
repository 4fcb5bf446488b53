import type { BrandId, ConversationId, PolicyId, TurnId } from '../ids.ts'
import type { Metric } from '../policy/policy.ts'
import type { Instant, Millis } from '../time/instant.ts'

export type TimerKind = 'clock' | 'offer' | 'lease' | 'snooze' | 'handover' | 'dispatch'

/** A named instant at which a timer fires: `0%`, `50%`, `due`, `+100%` of a clock, `due` of everything else. */
export interface TimerStep {
  readonly name: string
  readonly at: Instant
}

export interface TimerKey {
  readonly brandId: BrandId
  readonly conversationId: ConversationId
  readonly id: string
}

/** A durable "at this instant, do this". A clock's row also carries the state of the open clock. */
export interface Timer extends TimerKey {
  readonly kind: TimerKind
  /** Counts the transitions; what was decided on an older version is refused. */
  readonly version: number
  /** In order of time; the first `step` of them have fired. */
  readonly steps: readonly TimerStep[]
  readonly step: number
  /** When the next step fires; null while paused and after the last step. */
  readonly nextAt: Instant | null
  readonly startedAt: Instant
  /** When the row came to its present schedule, by the database's clock. */
  readonly armedAt: Instant
  readonly dueAt: Instant | null
  readonly breachedAt: Instant | null
  readonly pausedAt: Instant | null
  readonly remainingMs: Millis | null
  readonly turnId: TurnId | null
  readonly metric: Metric | null
  readonly policyId: PolicyId | null
  readonly policyVersion: number | null
  /** Steps of history are recorded, and nobody is disturbed. */
  readonly history: boolean
}

export interface NewTimer extends TimerKey {
  readonly kind: TimerKind
  /** In order of time. Steps that already lie in the past fire at once, collapsed into one transition. */
  readonly steps: readonly TimerStep[]
  readonly startedAt: Instant
  readonly dueAt?: Instant | null
  readonly pausedAt?: Instant | null
  readonly remainingMs?: Millis | null
  readonly turnId?: TurnId | null
  readonly metric?: Metric | null
  readonly policyId?: PolicyId | null
  readonly policyVersion?: number | null
  readonly history?: boolean
}

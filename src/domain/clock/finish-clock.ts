import type { Instant } from '../time/instant.ts'
import type { SpanEnd } from './spans/span.ts'

/** A clock as it stood when what it measured ended. */
export interface RunClock {
  /** Null while paused: nothing of the target is used up then. */
  readonly dueAt: Instant | null
  readonly steps: readonly { readonly name: string; readonly at: Instant }[]
  readonly stepsFired: number
  readonly breachedAt: Instant | null
}

export interface ClockVerdict {
  readonly state: 'met' | 'breached' | 'cancelled'
  readonly breachedAt: Instant | null
  /** Fired steps that lie at or after the answer: untrue in hindsight, what they started is withdrawn. */
  readonly voidedSteps: readonly string[]
  /** Whether a breach was announced that is none. */
  readonly breachVoided: boolean
  /** Whether a breach happened that nobody has announced. */
  readonly breachMissed: boolean
}

/**
 * Judges a clock by the instant at which the wait ended. Exactly at the due time is met; a millisecond later is a breach.
 * A wait that ended without an answer meets nothing: the clock is cancelled unless it was past due already. One that stands still was
 * past due if it was breached before it stopped.
 */
export function finishClock(clock: RunClock, end: SpanEnd): ClockVerdict {
  const dueAt = clock.dueAt ?? clock.breachedAt
  const breached = dueAt !== null && end.at > dueAt && end.reason !== 'not_customer'
  return {
    state: breached ? 'breached' : end.fulfilled ? 'met' : 'cancelled',
    breachedAt: breached ? dueAt : null,
    voidedSteps: clock.steps
      .slice(0, clock.stepsFired)
      .filter((step) => step.at >= end.at || end.reason === 'not_customer')
      .map((step) => step.name),
    breachVoided: clock.breachedAt !== null && !breached,
    breachMissed: clock.breachedAt === null && breached,
  }
}

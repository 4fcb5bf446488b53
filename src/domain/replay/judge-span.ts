import { finishClock } from '../clock/finish-clock.ts'
import type { ClockPlan } from '../clock/plan-clock.ts'
import type { TurnPromise } from '../clock/promise-for-turn.ts'
import type { Span } from '../clock/spans/span.ts'
import { goalAt } from '../policy/goal-at.ts'
import { SECOND, type Instant, type Millis } from '../time/instant.ts'

/** How a clock of the past would have ended. */
export interface SpanVerdict {
  readonly state: 'met' | 'breached' | 'cancelled' | 'open'
  /** On the customer's own clock, to the end or until now. */
  readonly wait: Millis
  /** Waited past the length of the target on the customer's own clock. */
  readonly neglected: boolean
  /** Answered in time on the calendar, too late on the customer's clock. */
  readonly hidden: boolean
  /** Searches for an answerer that the policy's steps would have begun before the answer came. */
  readonly dispatches: number
}

/** Judges by the plan; `endsAt` is where the record ends. */
export function judgeSpan(
  span: Span,
  { dueAt, steps }: ClockPlan,
  { target, calendar }: Pick<TurnPromise, 'target' | 'calendar'>,
  endsAt: Instant,
): SpanVerdict {
  const until = span.end?.at ?? endsAt
  const wait = Math.max(0, until - span.startedAt)
  const late = dueAt !== null && until > dueAt
  const clock = { dueAt, steps, stepsFired: 0, breachedAt: null }
  const state = span.end ? finishClock(clock, span.end).state : late ? 'breached' : 'open'
  const goal = goalAt(target, calendar, span.startedAt)
  const length = 'targetSeconds' in goal ? goal.targetSeconds * SECOND : (dueAt ?? 0) - span.startedAt
  const past = wait > length && state !== 'cancelled'
  const searching = new Set(
    target.steps.filter(({ action }) => action === 'dispatch').map(({ name }) => name),
  )
  return {
    state,
    wait,
    neglected: past,
    hidden: past && state === 'met',
    dispatches:
      searching.size === 0 ? 0 : steps.filter(({ name, at }) => at < until && searching.has(name)).length,
  }
}

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
  /** When the policy's steps would have begun to search for an answerer, before the answer came. */
  readonly searches: readonly Instant[]
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
  return {
    state,
    wait,
    neglected: past,
    hidden: past && state === 'met',
    searches: searchesBefore(until, steps, target.steps),
  }
}

const none: readonly Instant[] = []

function searchesBefore(
  until: Instant,
  planned: ClockPlan['steps'],
  steps: TurnPromise['target']['steps'],
): readonly Instant[] {
  if (planned[0] === undefined || planned[0].at >= until) return none
  return planned
    .filter(
      ({ name, at }) => at < until && steps.some((step) => step.name === name && step.action === 'dispatch'),
    )
    .map(({ at }) => at)
}

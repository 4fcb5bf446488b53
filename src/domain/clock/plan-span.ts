import { ALWAYS_OPEN, type Calendar } from '../calendar/compile-calendar.ts'
import { OutOfHoursError } from '../calendar/open-time.ts'
import type { Halt } from '../conversation/halt.ts'
import { goalAt } from '../policy/goal-at.ts'
import { pausesOf } from './pauses-of.ts'
import { planClock, type ClockPlan } from './plan-clock.ts'
import type { TurnPromise } from './promise-for-turn.ts'
import type { Span } from './spans/span.ts'

/** A plan with the hours in which it was laid. */
export interface MeasuredSpan {
  readonly plan: ClockPlan
  readonly calendar: Calendar
}

/**
 * Plans the clock of a span under a promise, with the pauses that the promise allows. Where the calendar never opens again (its last
 * extra day is over), the customer's own clock counts: better too early than never.
 */
export function planSpan(
  promise: Pick<TurnPromise, 'target' | 'calendar'>,
  span: Pick<Span, 'startedAt' | 'gaps' | 'end' | 'promisedAt'>,
  halts: readonly Halt[],
): ClockPlan {
  return measureSpan(promise, span, halts).plan
}

export function measureSpan(
  { target, calendar }: Pick<TurnPromise, 'target' | 'calendar'>,
  span: Pick<Span, 'startedAt' | 'gaps' | 'end' | 'promisedAt'>,
  halts: readonly Halt[],
): MeasuredSpan {
  const goal = { steps: target.steps, duration: goalAt(target, calendar, span.startedAt) }
  const pauses = pausesOf(target, halts, span.gaps, span.end?.at)
  try {
    return { plan: planClock(goal, calendar, span.startedAt, pauses, span.promisedAt), calendar }
  } catch (error) {
    if (!(error instanceof OutOfHoursError)) throw error
    const plan = planClock(goal, ALWAYS_OPEN, span.startedAt, pauses, span.promisedAt)
    return { plan, calendar: ALWAYS_OPEN }
  }
}

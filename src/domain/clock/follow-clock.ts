import type { Instant } from '../time/instant.ts'
import type { Clock, KnownClock } from './clock.ts'
import { layOver } from './lay-over.ts'
import type { PlannedStep } from './lay-steps.ts'
import type { ClockPlan } from './plan-clock.ts'
import type { Span, SpanEnd } from './spans/span.ts'

/** What has to happen to a clock so that it says what the facts say. */
export type ClockChange =
  | { readonly type: 'none' }
  /** It runs again, though it had ended. */
  | { readonly type: 'revived'; readonly clock: Clock; readonly rewound: readonly string[] }
  | { readonly type: 'paused' | 'resumed'; readonly clock: Clock }
  | { readonly type: 'retargeted'; readonly clock: Clock; readonly rewound: readonly string[] }
  /** `moved`: its course is another one than that on which its steps fired. */
  | { readonly type: 'ended'; readonly clock: Clock; readonly end: SpanEnd; readonly moved: boolean }
  | { readonly type: 'corrected'; readonly clock: Clock; readonly end: SpanEnd }

/** Compares a clock with what it measures now. The plan is that of the span, with the pauses that are known now. */
export function followClock(known: KnownClock, span: Span, plan: ClockPlan, now: Instant): ClockChange {
  const { ended, ...before } = known
  if (span.end) {
    const clock = { ...before, startedAt: span.startedAt, dueAt: plan.dueAt, steps: plan.steps }
    if (ended === null) return { type: 'ended', clock, end: span.end, moved: hasMoved(before, span, plan) }
    const same = sameEnd(ended, span.end) && before.startedAt === span.startedAt
    return same ? { type: 'none' } : { type: 'corrected', clock, end: span.end }
  }
  const limit = Math.min(plan.halt?.since ?? now, ended ? voidedFrom(ended) : Infinity)
  const { clock, rewound } = layOver(before, span.startedAt, plan, limit)
  if (ended !== null) return { type: 'revived', clock, rewound }
  if (sameCourse(before, clock)) return { type: 'none' }
  const moved = before.startedAt !== clock.startedAt || rewound.length > 0 || !samePast(before, clock)
  if (!moved && before.pausedAt === null && clock.pausedAt !== null) return { type: 'paused', clock }
  if (!moved && before.pausedAt !== null && clock.pausedAt === null) return { type: 'resumed', clock }
  return { type: 'retargeted', clock, rewound }
}

/** What it would have done while it stood still decides nothing any more. */
function hasMoved(before: Clock, span: Span, plan: ClockPlan): boolean {
  if (before.startedAt !== span.startedAt) return true
  return before.pausedAt === null && !sameSteps(before.steps, plan.steps)
}

/** What fired at or after an end was void with it; where there was no customer, everything was. */
function voidedFrom({ at, reason }: SpanEnd): Instant {
  return reason === 'not_customer' ? -Infinity : at
}

function sameEnd(a: SpanEnd, b: SpanEnd): boolean {
  return a.at === b.at && a.fulfilled === b.fulfilled && a.reason === b.reason
}

/** While it stands still, steps that lie ahead are provisional and not compared. */
function sameCourse(a: Clock, b: Clock): boolean {
  if (a.startedAt !== b.startedAt || a.pausedAt !== b.pausedAt || a.stepsFired !== b.stepsFired) return false
  if (a.pausedAt !== null) return a.remaining === b.remaining && samePast(a, b)
  return a.dueAt === b.dueAt && sameSteps(a.steps, b.steps)
}

/** Names of the steps that have fired: what the timer engine insists on. */
function samePast(a: Clock, b: Clock): boolean {
  return (
    a.stepsFired === b.stepsFired &&
    a.steps.slice(0, a.stepsFired).every(({ name }, index) => b.steps[index]?.name === name)
  )
}

function sameSteps(a: readonly PlannedStep[], b: readonly PlannedStep[]): boolean {
  return (
    a.length === b.length && a.every(({ name, at }, index) => b[index]!.name === name && b[index]!.at === at)
  )
}

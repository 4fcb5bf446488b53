import type { Calendar } from '../calendar/compile-calendar.ts'
import { openTimeBetween } from '../calendar/open-time.ts'
import { dueTime } from '../calendar/due-time.ts'
import type { Stretch } from '../calendar/hours/stretch.ts'
import { addRunningTime, runningTimeBetween } from '../calendar/running-time.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import type { Target } from '../policy/policy.ts'
import { SECOND, type Instant, type Millis } from '../time/instant.ts'
import { endOfRun, laySteps, type PlannedStep, type Run } from './lay-steps.ts'

/** What a clock will do and when, in the order in which it happens. */
export interface ClockPlan {
  /** Null while it stands still before it is used up. */
  readonly dueAt: Instant | null
  /** While it stands still, what lies beyond is provisional: as if it ran on. */
  readonly steps: readonly PlannedStep[]
  readonly halt: ClockHalt | null
}

/** A clock stands still since an instant, with so much of its open time left (below zero once it is past due). */
export interface ClockHalt {
  readonly since: Instant
  readonly remaining: Millis
}

/**
 * Lays a target's steps on the time line: shares of the target in the calendar's open time from `startedAt`, pauses left out (merged, in
 * order; the last may end at Infinity). `due` is always among the steps, since a breach is a fact whether or not the policy does something
 * about it. `promisedAt` is an end that was named outright, which nothing moves. Throws OutOfHoursError if the calendar stays closed for two years.
 */
export function planClock(
  target: Pick<Target, 'duration' | 'steps'>,
  calendar: Calendar,
  startedAt: Instant,
  pauses: readonly Stretch[] = [],
  promisedAt: Instant | null = null,
): ClockPlan {
  if (promisedAt !== null) return planPromise(target, calendar, startedAt, promisedAt)
  const last = pauses.at(-1)
  const open = last?.to === Infinity ? last : null
  const past = open ? pauses.slice(0, -1) : pauses
  const run = measuredRun(target, calendar, startedAt, past)
  const steps = laySteps(target.steps, run)
  if (!open) return { dueAt: run.dueAt, steps, halt: null }
  const since = Math.max(open.from, startedAt)
  return {
    dueAt: run.dueAt <= since ? run.dueAt : null,
    steps,
    halt: { since, remaining: remainingAt(run, since) },
  }
}

function planPromise(
  { steps }: Pick<Target, 'steps'>,
  calendar: Calendar,
  startedAt: Instant,
  promisedAt: Instant,
): ClockPlan {
  const dueAt = Math.max(startedAt, promisedAt)
  const length = openTimeBetween(calendar, startedAt, dueAt)
  return { dueAt, steps: laySteps(steps, { calendar, startedAt, dueAt, length, pauses: [] }), halt: null }
}

function measuredRun(
  { duration }: Pick<Target, 'duration'>,
  calendar: Calendar,
  startedAt: Instant,
  pauses: readonly Stretch[],
): Run {
  if ('targetSeconds' in duration) {
    const length = Math.round(duration.targetSeconds * SECOND)
    const dueAt = endOfRun(addRunningTime(calendar, startedAt, length, pauses))
    return { calendar, startedAt, pauses, dueAt, length }
  }
  const unpaused = addWorkingDays(calendar, startedAt, duration.targetBusinessDays)
  const events = pauses.flatMap(({ from, to }) => [
    { at: from, type: 'pause' as const },
    { at: to, type: 'resume' as const },
  ])
  const target = { unit: 'working-days' as const, days: duration.targetBusinessDays }
  const dueAt = endOfRun(dueTime(calendar, startedAt, target, events))
  return { calendar, startedAt, pauses, dueAt, length: openTimeBetween(calendar, startedAt, unpaused) }
}

function remainingAt({ calendar, dueAt, pauses }: Run, since: Instant): Millis {
  return dueAt >= since
    ? runningTimeBetween(calendar, since, dueAt, pauses)
    : -runningTimeBetween(calendar, dueAt, since, pauses)
}

import type { Calendar } from '../calendar/compile-calendar.ts'
import { addOpenTime, openTimeBetween, subtractOpenTime } from '../calendar/open-time.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import type { StepPoint, Target } from '../policy/policy.ts'
import { SECOND, type Instant, type Millis } from '../time/instant.ts'

export interface PlannedStep {
  readonly name: string
  readonly at: Instant
}

/** What a clock will do and when, in the order in which it happens. */
export interface ClockPlan {
  readonly dueAt: Instant
  readonly steps: readonly PlannedStep[]
}

/**
 * Lays a target's steps on the time line: shares of the target in the calendar's open time from `startedAt`.
 * `due` is always among the steps, since a breach is a fact whether or not the policy does something about it.
 */
export function planClock(target: Target, calendar: Calendar, startedAt: Instant): ClockPlan {
  const dueAt = dueOf(target, calendar, startedAt)
  const length = lengthOf(target, calendar, startedAt, dueAt)
  const steps = target.steps.map(({ name, point }) => ({
    name,
    at: instantOfStep(point, { calendar, startedAt, dueAt, length }),
  }))
  const withDue = steps.some((step) => step.name === 'due') ? steps : [...steps, { name: 'due', at: dueAt }]
  return { dueAt, steps: withDue.sort((a, b) => a.at - b.at) }
}

function dueOf({ duration }: Target, calendar: Calendar, startedAt: Instant): Instant {
  return 'targetSeconds' in duration
    ? addOpenTime(calendar, startedAt, duration.targetSeconds * SECOND)
    : addWorkingDays(calendar, startedAt, duration.targetBusinessDays)
}

function lengthOf({ duration }: Target, calendar: Calendar, startedAt: Instant, dueAt: Instant): Millis {
  return 'targetSeconds' in duration
    ? duration.targetSeconds * SECOND
    : openTimeBetween(calendar, startedAt, dueAt)
}

interface Course {
  readonly calendar: Calendar
  readonly startedAt: Instant
  readonly dueAt: Instant
  readonly length: Millis
}

function instantOfStep(point: StepPoint, { calendar, startedAt, dueAt, length }: Course): Instant {
  switch (point.at) {
    case 'due':
      return dueAt
    case 'share':
      return point.share === 0
        ? startedAt
        : addOpenTime(calendar, startedAt, Math.round(point.share * length))
    case 'before':
      return Math.max(startedAt, subtractOpenTime(calendar, dueAt, point.before))
    case 'past':
      return addOpenTime(calendar, dueAt, Math.round(point.share * length))
    default:
      return point satisfies never
  }
}

import type { Calendar } from '../calendar/compile-calendar.ts'
import type { Stretch } from '../calendar/hours/stretch.ts'
import { addRunningTime, subtractRunningTime, type DueTime } from '../calendar/running-time.ts'
import type { Step, StepPoint } from '../policy/policy.ts'
import type { Instant, Millis } from '../time/instant.ts'

export interface PlannedStep {
  readonly name: string
  readonly at: Instant
}

/** The run of a clock from its beginning to its end: `length` of open, unpaused time. */
export interface Run {
  readonly calendar: Calendar
  readonly startedAt: Instant
  readonly dueAt: Instant
  readonly length: Millis
  /** Merged, in order, each with an end. */
  readonly pauses: readonly Stretch[]
}

/** Where a target's steps lie on a run, in the order in which they happen; `due` is always among them. */
export function laySteps(steps: readonly Step[], run: Run): readonly PlannedStep[] {
  const planned = steps.map(({ name, point }) => ({ name, at: instantOfStep(point, run) }))
  const withDue = planned.some(({ name }) => name === 'due')
    ? planned
    : [...planned, { name: 'due', at: run.dueAt }]
  return withDue.sort((a, b) => a.at - b.at)
}

function instantOfStep(point: StepPoint, { calendar, startedAt, dueAt, length, pauses }: Run): Instant {
  switch (point.at) {
    case 'due':
      return dueAt
    case 'share':
      return point.share === 0
        ? startedAt
        : endOfRun(addRunningTime(calendar, startedAt, Math.round(point.share * length), pauses))
    case 'before':
      return Math.max(startedAt, subtractRunningTime(calendar, dueAt, point.before, pauses))
    case 'past':
      return endOfRun(addRunningTime(calendar, dueAt, Math.round(point.share * length), pauses))
    default:
      return point satisfies never
  }
}

/** The instant at which time is used up; with pauses that have all ended it always comes. */
export function endOfRun(due: DueTime): Instant {
  if (due.state === 'paused') throw new RangeError('a pause without an end was laid on the time line')
  return due.dueAt
}

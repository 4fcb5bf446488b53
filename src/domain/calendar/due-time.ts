import type { Instant, Millis } from '../time/instant.ts'
import type { Calendar } from './compile-calendar.ts'
import { pausedStretches, type PauseEvent } from './pauses.ts'
import { addRunningTime, runningTimeBetween, subtractRunningTime, type DueTime } from './running-time.ts'
import { addOpenTime, openTimeBetween } from './open-time.ts'
import type { Stretch } from './hours/stretch.ts'
import { addWorkingDays } from './working-days.ts'

/** A promised length of time: open time in whole ms, or whole working days. */
export type TargetLength =
  | { readonly unit: 'millis'; readonly millis: Millis }
  | { readonly unit: 'working-days'; readonly days: number }

/**
 * When a clock that began at `start` is used up, given its pauses so far (any order; one before `start` counts).
 * Working days run to the same wall-clock time; open time lost to pauses is then added to that.
 * Throws OutOfHoursError if the calendar stays closed for two years, RangeError for working days on a union.
 */
export function dueTime(
  calendar: Calendar,
  start: Instant,
  target: TargetLength,
  events: readonly PauseEvent[] = [],
): DueTime {
  const pauses = events.length === 0 ? [] : pausedStretches(events)
  if (target.unit === 'millis') return addRunningTime(calendar, start, target.millis, pauses)
  const unpaused = addWorkingDays(calendar, start, target.days)
  return afterPauses(calendar, start, unpaused, pauses)
}

function afterPauses(
  calendar: Calendar,
  start: Instant,
  unpaused: Instant,
  pauses: readonly Stretch[],
): DueTime {
  const lost =
    openTimeBetween(calendar, start, unpaused) - runningTimeBetween(calendar, start, unpaused, pauses)
  if (lost > 0) return addRunningTime(calendar, unpaused, lost, pauses)
  const holding = pauses.find((pause) => pause.from < unpaused && unpaused < pause.to)
  if (!holding) return { state: 'running', dueAt: unpaused }
  if (holding.to === Infinity) return { state: 'paused', since: holding.from, remaining: 0 }
  return { state: 'running', dueAt: nextOpening(calendar, holding.to) }
}

/** A clock that was paused outside opening hours and is used up by then waits for somebody to be there. */
function nextOpening(calendar: Calendar, at: Instant): Instant {
  return addOpenTime(calendar, at, 1) - 1
}

/** The last instant that lies the target before `end`: where an early warning stands. Pauses in between do not count. */
export function subtractTarget(
  calendar: Calendar,
  end: Instant,
  target: TargetLength,
  events: readonly PauseEvent[] = [],
): Instant {
  if (target.unit === 'working-days') return addWorkingDays(calendar, end, -target.days)
  return subtractRunningTime(calendar, end, target.millis, pausedStretches(events))
}

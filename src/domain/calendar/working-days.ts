import { DAY, type Instant } from '../time/instant.ts'
import { instantOf, wallTimeAt } from '../time/zone.ts'
import type { Calendar } from './compile-calendar.ts'
import type { Desk } from './hours/desk.ts'
import { dateAt, midnightOf, type DayNumber } from './hours/local-date.ts'
import { LONGEST_CLOSED, OutOfHoursError } from './open-time.ts'
import type { Stretch } from './hours/stretch.ts'
import { windowsOpeningOn } from './hours/windows-opening-on.ts'

/** Why working days cannot be counted: each desk of a union has dates of its own. */
export const DAYS_OF_A_UNION =
  'working days cannot be counted on a union of calendars; use one calendar, or a target in hours'

/**
 * The same wall-clock time `days` working days later (earlier if negative; a whole number, 0 is `start` itself), the start date not counted.
 * A working day is a date on which a window opens. Before the day's opening, or between its windows, becomes the next opening; after closing becomes closing.
 * Throws RangeError for a union, OutOfHoursError if no window opens for two years.
 */
export function addWorkingDays(calendar: Calendar, start: Instant, days: number): Instant {
  const [desk, ...others] = calendar.desks
  if (!desk || others.length > 0) throw new RangeError(DAYS_OF_A_UNION)
  if (days === 0) return start
  const startDay = dateAt(desk.zone, start)
  const day = countWorkingDays(desk, startDay, days)
  const wall = wallTimeAt(desk.zone, start) - midnightOf(startDay) + midnightOf(day)
  const at = instantOf(desk.zone, wall, 'first')
  return desk.alwaysOpen ? at : withinHours(at, windowsOpeningOn(desk, day))
}

function countWorkingDays(desk: Desk, start: DayNumber, days: number): DayNumber {
  if (desk.alwaysOpen) return start + days
  const direction = Math.sign(days)
  let day = start
  let lastWorking = start
  for (let left = Math.abs(days); left > 0;) {
    day += direction
    if (windowsOpeningOn(desk, day).length > 0) {
      left -= 1
      lastWorking = day
    } else if (Math.abs(day - lastWorking) * DAY > LONGEST_CLOSED) {
      throw new OutOfHoursError('no working day within two years')
    }
  }
  return day
}

function withinHours(at: Instant, windows: readonly Stretch[]): Instant {
  const next = windows.find((window) => at <= window.to)
  return next ? Math.max(at, next.from) : windows.at(-1)!.to
}

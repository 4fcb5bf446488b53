import { clockChanges, type ClockChange } from '../time/clock-changes.ts'
import { DAY, type Instant } from '../time/instant.ts'
import { instantOf, wallTimeAt, type WallTime, type Zone } from '../time/zone.ts'
import type { LocalDate } from './definition/calendar-definition.ts'
import type { Calendar } from './compile-calendar.ts'
import { dateAt, formatLocalDate, midnightOf, type DayNumber } from './hours/local-date.ts'
import type { Stretch } from './hours/stretch.ts'
import { hoursWithin } from './hours/timeline.ts'

/** What two walls show during one stretch of opening hours, as `2026-03-29T09:00:00`. */
export interface PreviewWindow extends Stretch {
  readonly here: { readonly from: string; readonly to: string }
  readonly there: { readonly from: string; readonly to: string }
}

export interface PreviewDay {
  readonly date: LocalDate
  /** What is kept on this date, one entry a desk that keeps it; unnamed ones are ''. */
  readonly holidays: readonly string[]
  /** What opens on this date; around the clock is cut at midnight. */
  readonly windows: readonly PreviewWindow[]
}

export interface CalendarPreview {
  readonly days: readonly PreviewDay[]
  readonly clockChanges: readonly ClockChange[]
}

/** The opening hours of the next `weeks` (1 or more) from the date of `now`, by the dates of the zone `here`, shown also as in the zone `there`. */
export function previewCalendar(
  calendar: Calendar,
  now: Instant,
  weeks: number,
  here: Zone,
  there: Zone,
): CalendarPreview {
  const today = dateAt(here, now)
  const dates = Array.from({ length: weeks * 7 }, (_, index) => today + index)
  const [start, end] = [startOf(here, today), startOf(here, today + dates.length)]
  const reach = calendar.alwaysOpen
    ? [{ from: start, to: end }]
    : hoursWithin(calendar.desks, start - DAY, end + DAY)
  return {
    days: dates.map((day) => ({
      date: formatLocalDate(day),
      holidays: holidaysOn(calendar, day),
      windows: openingOn(here, day, reach).map((stretch) => onBothWalls(stretch, here, there)),
    })),
    clockChanges: [...new Set([here, there])].flatMap((zone) => clockChanges(zone, start, end)),
  }
}

/** The hours that begin on the date; those longer than a day go on at each midnight. */
function openingOn(zone: Zone, day: DayNumber, hours: readonly Stretch[]): Stretch[] {
  const [midnight, next] = [startOf(zone, day), startOf(zone, day + 1)]
  return hours.flatMap(({ from, to }) => {
    const long = to - from > DAY
    if (from >= next || to <= midnight || (from < midnight && !long)) return []
    return [{ from: Math.max(from, midnight), to: long ? Math.min(to, next) : to }]
  })
}

function holidaysOn(calendar: Calendar, day: DayNumber): string[] {
  return calendar.desks.filter((desk) => desk.holidays.has(day)).map((desk) => desk.holidays.get(day) ?? '')
}

function onBothWalls({ from, to }: Stretch, here: Zone, there: Zone): PreviewWindow {
  const shown = (zone: Zone) => ({
    from: formatWall(wallTimeAt(zone, from)),
    to: formatWall(wallTimeAt(zone, to)),
  })
  return { from, to, here: shown(here), there: shown(there) }
}

function startOf(zone: Zone, day: DayNumber): Instant {
  return instantOf(zone, midnightOf(day), 'first')
}

function formatWall(wall: WallTime): string {
  return new Date(wall).toISOString().slice(0, 19)
}

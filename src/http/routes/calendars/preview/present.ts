import type { z } from 'zod'
import type { Calendar } from '../../../../domain/calendar/compile-calendar.ts'
import { previewCalendar } from '../../../../domain/calendar/preview-calendar.ts'
import type { ClockChange } from '../../../../domain/time/clock-changes.ts'
import { formatInstant, MINUTE, SECOND, type Instant } from '../../../../domain/time/instant.ts'
import { wallTimeAt } from '../../../../domain/time/zone.ts'
import type { calendarPreview } from './schema.ts'

export interface PreviewWish {
  readonly weeks: number
  readonly time_zone?: string | undefined
  readonly customer_time_zone?: string | undefined
}

/** The next weeks of a calendar on both walls, clock changes with the day on which they happen. */
export function presentPreview(
  calendar: Calendar,
  { weeks, time_zone, customer_time_zone }: PreviewWish,
  now: Instant,
): Omit<z.output<typeof calendarPreview>, 'notes'> {
  const here = time_zone ?? calendar.desks[0]?.zone ?? 'UTC'
  const there = customer_time_zone ?? here
  const { days, clockChanges } = previewCalendar(calendar, now, weeks, here, there)
  const dateOf = ({ at }: ClockChange) => new Date(wallTimeAt(here, at)).toISOString().slice(0, 10)
  return {
    time_zone: here,
    customer_time_zone: there,
    days: days.map(({ date, holidays, windows }) => ({
      date,
      holidays: [...holidays],
      windows: windows.map(({ from, to, ...walls }) => ({
        from: formatInstant(from),
        to: formatInstant(to),
        ...walls,
        seconds: Math.round((to - from) / SECOND),
      })),
      clock_changes: clockChanges
        .filter((change) => dateOf(change) === date)
        .map(({ zone, at, before, after }) => ({
          zone,
          at: formatInstant(at),
          before_minutes: Math.round(before / MINUTE),
          after_minutes: Math.round(after / MINUTE),
        })),
    })),
  }
}

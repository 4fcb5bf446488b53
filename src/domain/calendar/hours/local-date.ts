import { DAY, type Instant } from '../../time/instant.ts'
import { parseWallTime, wallTimeAt, type WallTime, type Zone } from '../../time/zone.ts'
import type { LocalDate } from '../definition/calendar-definition.ts'

/** A date as the number of days since 1970-01-01, so that dates count on. */
export type DayNumber = number

/** Reads `2026-12-25`. Null for anything else, dates that the calendar lacks among it. */
export function parseLocalDate(text: string): DayNumber | null {
  const midnight = text.length === 10 ? parseWallTime(text) : null
  return midnight === null ? null : midnight / DAY
}

export function formatLocalDate(day: DayNumber): LocalDate {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

/** The date on the zone's wall calendar at that instant. */
export function dateAt(zone: Zone, at: Instant): DayNumber {
  return Math.floor(wallTimeAt(zone, at) / DAY)
}

/** Monday 0 to Sunday 6. 1970-01-01 is a Thursday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7
}

export function midnightOf(day: DayNumber): WallTime {
  return day * DAY
}

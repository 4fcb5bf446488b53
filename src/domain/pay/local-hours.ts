import { DAY, MINUTE, type Instant } from '../time/instant.ts'
import { dateOf, weekdayOf } from '../time/wall-date.ts'
import { wallTimeAt, type Zone } from '../time/zone.ts'

/** Minutes of a local day, `[from, to)`; it crosses midnight when `to` is smaller and is the whole day when both are equal. */
export interface LocalHours {
  readonly fromMinute: number
  readonly toMinute: number
  /** On which days it begins, 0 for Monday to 6 for Sunday; empty: on all. */
  readonly days: readonly number[]
}

/** Whether the wall in that zone shows a time within these hours. What crosses midnight belongs to the day on which it began. */
export function localMinuteAt({ fromMinute, toMinute, days }: LocalHours, zone: Zone, at: Instant): boolean {
  const wall = wallTimeAt(zone, at)
  const date = dateOf(wall)
  const minute = Math.floor((wall - date * DAY) / MINUTE)
  const on = (day: number) => days.length === 0 || days.includes(weekdayOf(day))
  if (fromMinute === toMinute) return on(date)
  if (fromMinute < toMinute) return minute >= fromMinute && minute < toMinute && on(date)
  return (minute >= fromMinute && on(date)) || (minute < toMinute && on(date - 1))
}

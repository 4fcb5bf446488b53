import { DAY, HOUR, type Instant } from '../time/instant.ts'
import { dateOf, weekdayOf } from '../time/wall-date.ts'
import { wallTimeAt, type Zone } from '../time/zone.ts'

export interface LocalHour {
  /** 0 for Monday to 6 for Sunday. */
  readonly weekday: number
  /** 0 to 23. */
  readonly hour: number
}

/** The weekday and hour that the clocks on the wall show. */
export function localHourAt(zone: Zone, at: Instant): LocalHour {
  const wall = wallTimeAt(zone, at)
  const date = dateOf(wall)
  return { weekday: weekdayOf(date), hour: Math.floor((wall - date * DAY) / HOUR) }
}

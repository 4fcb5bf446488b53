import { DAY, type Instant } from '../time/instant.ts'
import { dateOf, weekdayOf, weekdays } from '../time/wall-date.ts'
import { instantOf, type Zone } from '../time/zone.ts'
import type { Period, Window } from './schedule.ts'
import { merge, touches, wallTimesAround } from './span.ts'

/**
 * The openings of weekly windows that hold an instant from `from` to `to`, both included, in order and joined.
 * An opening starts at the first occurrence of an ambiguous wall time and ends at the last.
 */
export function openings(windows: readonly Window[], zone: Zone, from: Instant, to: Instant): Period[] {
  const { earliest, latest } = wallTimesAround(zone, from, to)
  const found: Period[] = []
  for (const { days, opens, lasts } of windows) {
    for (let date = dateOf(earliest - opens - lasts); date <= dateOf(latest - opens); date += 1) {
      if (!days.includes(weekdays[weekdayOf(date)]!)) continue
      const start = date * DAY + opens
      const opening = { from: instantOf(zone, start, 'first'), to: instantOf(zone, start + lasts, 'last') }
      if (touches(opening, from, to)) found.push(opening)
    }
  }
  return merge(found)
}

import { DAY, type Instant } from '../../time/instant.ts'
import { instantOf } from '../../time/zone.ts'
import type { Desk } from './desk.ts'
import { formatLocalDate, midnightOf, type DayNumber } from './local-date.ts'
import { cutStretches, mergeStretches, type Stretch } from './stretch.ts'
import { datesTouching, windowsSuppressedOn } from './windows-opening-on.ts'

/** The time that a holiday keeps closed, with the holiday's name, or its date if it has none. */
export interface HolidayStretch extends Stretch {
  readonly name: string
}

/**
 * The holidays that touch `[from, to)`, disjoint and in order: the date from midnight to midnight, and what its windows would have
 * opened beyond. Where holidays of several desks meet, the first desk's name stands.
 */
export function holidaysWithin(desks: readonly Desk[], from: Instant, to: Instant): HolidayStretch[] {
  const found: HolidayStretch[] = []
  for (const desk of desks) {
    for (const day of datesTouching(desk.zone, from, to)) {
      if (!desk.holidays.has(day)) continue
      const name = desk.holidays.get(day) ?? formatLocalDate(day)
      const fresh = cutStretches(stretchesOf(desk, day), mergeStretches(found))
      found.push(...fresh.map((stretch) => ({ ...stretch, name })))
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

function stretchesOf(desk: Desk, day: DayNumber): Stretch[] {
  const midnight = midnightOf(day)
  const date = {
    from: instantOf(desk.zone, midnight, 'first'),
    to: instantOf(desk.zone, midnight + DAY, 'first'),
  }
  return mergeStretches([date, ...windowsSuppressedOn(desk, day)])
}

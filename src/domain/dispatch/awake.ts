import type { Person } from '../people/person.ts'
import { DAY, MINUTE, type Instant } from '../time/instant.ts'
import { instantOf, wallTimeAt } from '../time/zone.ts'

type Sleeper = Pick<Person, 'timeZone' | 'sleep'>

/** Whether it is outside of the person's declared sleep, by the clocks of their own zone. */
export function isAwake({ timeZone, sleep }: Sleeper, at: Instant): boolean {
  const { fromMinute, toMinute } = sleep
  if (fromMinute === toMinute) return true
  const minute = minuteOfDay(timeZone, at)
  const asleep =
    fromMinute < toMinute
      ? minute >= fromMinute && minute < toMinute
      : minute >= fromMinute || minute < toMinute
  return !asleep
}

/** The first instant after `at` at which their declared sleep ends. */
export function wakesAt({ timeZone, sleep }: Sleeper, at: Instant): Instant {
  const midnight = Math.floor(wallTimeAt(timeZone, at) / DAY) * DAY
  const today = instantOf(timeZone, midnight + sleep.toMinute * MINUTE, 'last')
  return today > at ? today : instantOf(timeZone, midnight + DAY + sleep.toMinute * MINUTE, 'last')
}

function minuteOfDay(timeZone: string, at: Instant): number {
  const wall = wallTimeAt(timeZone, at)
  return Math.floor((wall - Math.floor(wall / DAY) * DAY) / MINUTE)
}

import type { Person } from '../../http/api-types.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { localMinute } from '../format/moment.ts'

export type PersonState = 'away' | 'here' | 'asleep' | 'awake'

/** What a lead wants to know of somebody at a glance: away by their word, on their page, in declared sleep, or awake. */
export function personState(person: Person, now: Instant): PersonState {
  if (person.away_until !== null && Date.parse(person.away_until) > now) return 'away'
  if (person.present_until !== null && Date.parse(person.present_until) > now) return 'here'
  return isAsleep(person, now) ? 'asleep' : 'awake'
}

function isAsleep({ sleep, time_zone: zone }: Person, now: Instant): boolean {
  const { from_minute: from, to_minute: to } = sleep
  const minute = localMinute(now, zone)
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to
}

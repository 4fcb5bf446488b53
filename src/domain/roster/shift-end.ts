import type { Instant, Millis } from '../time/instant.ts'
import type { Roster } from './compile-roster.ts'
import type { Member } from './schedule.ts'
import { segmentsOf } from './segments.ts'

/** When the shift ends that somebody has at `at`: `at` itself if they have none, Infinity if it lasts through the whole look ahead. */
export function shiftEndOf(roster: Roster, member: Member, at: Instant, lookAhead: Millis): Instant {
  for (const segment of segmentsOf(roster, at, at + lookAhead))
    if (!segment.members.has(member)) return segment.from
  return Infinity
}

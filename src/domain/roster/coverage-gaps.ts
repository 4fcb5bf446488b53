import type { Instant } from '../time/instant.ts'
import type { Roster } from './compile-roster.ts'
import type { Member, Period } from './schedule.ts'
import { segmentsOf } from './segments.ts'
import { merge } from './span.ts'

/**
 * The stretches of `[from, to)` in which no roster has anybody on shift whom `able` accepts
 * (say, whoever speaks Persian and answers chats), in order.
 */
export function coverageGaps(
  rosters: readonly Roster[],
  from: Instant,
  to: Instant,
  able: (member: Member) => boolean = () => true,
): Period[] {
  const covered: Period[] = []
  for (const roster of rosters) {
    for (const segment of segmentsOf(roster, from, to)) {
      if (someAble(segment.members, able)) covered.push({ from: segment.from, to: segment.to })
    }
  }
  const gaps: Period[] = []
  let at = from
  for (const stretch of merge(covered)) {
    if (at < stretch.from) gaps.push({ from: at, to: stretch.from })
    at = stretch.to
  }
  if (at < to) gaps.push({ from: at, to })
  return gaps
}

function someAble(members: ReadonlySet<Member>, able: (member: Member) => boolean): boolean {
  for (const member of members) if (able(member)) return true
  return false
}

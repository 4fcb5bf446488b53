import type { Instant } from '../time/instant.ts'
import type { Roster } from './compile-roster.ts'
import type { Member, Shift } from './schedule.ts'
import { segmentsOf } from './segments.ts'

/** Each person's shifts within `[from, to)`, clipped to it, by start and then by name. Holds `at` exactly when `onShift` names the person. */
export function shiftsBetween(roster: Roster, from: Instant, to: Instant): Shift[] {
  const since = new Map<Member, Instant>()
  const shifts: Shift[] = []
  for (const segment of segmentsOf(roster, from, to)) {
    for (const [member, start] of since) {
      if (segment.members.has(member)) continue
      shifts.push({ member, from: start, to: segment.from })
      since.delete(member)
    }
    for (const member of segment.members) if (!since.has(member)) since.set(member, segment.from)
  }
  for (const [member, start] of since) shifts.push({ member, from: start, to })
  return shifts.sort((one, other) => one.from - other.from || (one.member < other.member ? -1 : 1))
}

import { compileRoster, type Roster } from './compile-roster.ts'
import { membersOf } from './members.ts'
import { parseSchedule } from './parse-schedule.ts'
import type { Shift } from './schedule.ts'

/** A stored schedule made ready for questions, with the absences of those it names; null when it cannot be read, and then covers nobody. */
export function dutyRoster(schedule: unknown, absences: readonly Shift[]): Roster | null {
  const parsed = parseSchedule(schedule)
  if (!parsed.ok) return null
  const members = membersOf(parsed.schedule)
  return compileRoster(
    parsed.schedule,
    absences.filter(({ member }) => members.has(member)),
  )
}

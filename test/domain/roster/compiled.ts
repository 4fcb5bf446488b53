import { compileRoster, type Roster } from '../../../src/domain/roster/compile-roster.ts'
import type { Shift } from '../../../src/domain/roster/schedule.ts'
import { parseSchedule } from '../../../src/domain/roster/parse-schedule.ts'

/** A schedule as JSON, ready for questions; throws with its problems, so that no test asks a broken one. */
export function compiled(schedule: object, absences: readonly Shift[] = []): Roster {
  const parsed = parseSchedule(schedule)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return compileRoster(parsed.schedule, absences)
}

import type { DutyPersonRow } from '../../../db/read/duty-rosters.ts'
import { parseSchedule } from '../../../domain/roster/parse-schedule.ts'
import type { Answer } from '../../answer.ts'
import { invalidDefinition } from '../../refusals.ts'
import { strangersIn } from '../roster-changes/check.ts'

/** Null when the schedule is sound and names only people who serve the brand. */
export function checkSchedule(schedule: unknown, people: readonly DutyPersonRow[]): Answer | null {
  const parsed = parseSchedule(schedule)
  if (!parsed.ok) return invalidDefinition('schedule', parsed.problems)
  const strangers = strangersIn(parsed.schedule, people)
  return strangers.length === 0 ? null : invalidDefinition('schedule', strangers)
}

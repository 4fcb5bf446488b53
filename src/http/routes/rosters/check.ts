import { parseSchedule } from '../../../domain/roster/parse-schedule.ts'
import type { Answer } from '../../answer.ts'
import { invalidDefinition } from '../../refusals.ts'

/** Null when the schedule is sound. */
export function checkSchedule(schedule: unknown): Answer | null {
  const parsed = parseSchedule(schedule)
  return parsed.ok ? null : invalidDefinition('schedule', parsed.problems)
}

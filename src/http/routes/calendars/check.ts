import { parseCalendar } from '../../../domain/calendar/parse-calendar.ts'
import type { Instant } from '../../../domain/time/instant.ts'
import type { Answer } from '../../answer.ts'
import { invalidDefinition } from '../../refusals.ts'

/** Null when the calendar is sound and opens again. */
export function checkCalendar(definition: unknown, now: Instant): Answer | null {
  const parsed = parseCalendar(definition, now)
  return parsed.ok ? null : invalidDefinition('definition', parsed.problems)
}

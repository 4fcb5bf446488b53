import type { Instant } from '../time/instant.ts'
import type { CalendarDefinition } from './definition/calendar-definition.ts'
import { calendarProblem, type CalendarProblem, type Report } from './definition/calendar-problem.ts'
import { compileCalendar, type Calendar } from './compile-calendar.ts'
import { addOpenTime, LONGEST_CLOSED } from './open-time.ts'
import { overlapsPastMidnight } from './definition/overlaps-past-midnight.ts'
import { parseDesk } from './definition/parse-desk.ts'

export type ParsedCalendar =
  | {
      readonly ok: true
      readonly calendar: Calendar
      /** What is read, and may be a slip of the pen. */
      readonly notes: readonly CalendarProblem[]
    }
  | { readonly ok: false; readonly problems: readonly CalendarProblem[] }

/**
 * Reads a calendar that comes from outside and reports everything that is wrong with it at once.
 * With `from` (the time of saving) a calendar that stays closed for the two years after it is refused too; without it, one that can never open.
 */
export function parseCalendar(value: unknown, from?: Instant): ParsedCalendar {
  const problems: CalendarProblem[] = []
  const definition = parseDefinition(value, (...problem) => problems.push(calendarProblem(...problem)))
  if (problems.length > 0) return { ok: false, problems }
  const calendar = compileCalendar(definition)
  if (opens(calendar, from)) return { ok: true, calendar, notes: overlapsPastMidnight(definition) }
  return {
    ok: false,
    problems: [
      calendarProblem('', 'stays-closed', 'stays closed for two years; give it weekly or extra hours'),
    ],
  }
}

function parseDefinition(value: unknown, report: Report): CalendarDefinition {
  if (value === '24x7') return value
  if (!Array.isArray(value)) return parseDesk(value, '', report)
  if (value.length === 0) report('', 'empty', 'a union needs at least one calendar')
  return value.map((member: unknown, index) =>
    member === '24x7' ? member : parseDesk(member, `[${index}]`, report),
  )
}

function opens(calendar: Calendar, from: Instant | undefined): boolean {
  if (calendar.alwaysOpen) return true
  if (from === undefined)
    return calendar.desks.some(
      (desk) => desk.extra.size > 0 || desk.weekly.some((windows) => windows.length > 0),
    )
  try {
    return addOpenTime(calendar, from, 1) - 1 <= from + LONGEST_CLOSED
  } catch {
    return false
  }
}

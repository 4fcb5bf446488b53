import type { CalendarRow } from '../../../db/read/calendars.ts'
import type { CalendarProblem } from '../../../domain/calendar/definition/calendar-problem.ts'
import { parseCalendar } from '../../../domain/calendar/parse-calendar.ts'
import type { Calendar } from '../../api-types.ts'

/** What was saved is sound. */
function notesOn(definition: unknown): Calendar['notes'] {
  const parsed = parseCalendar(definition)
  return parsed.ok ? presentNotes(parsed.notes) : []
}

export function presentNotes(notes: readonly CalendarProblem[]): Calendar['notes'] {
  return notes.map(({ path, problem }) => ({ path: `definition.${path}`, problem }))
}

export function presentCalendar(row: CalendarRow): Calendar {
  const { id, brand_id, slug, name, version, managed_by } = row
  return {
    id,
    brand_id,
    slug,
    name,
    definition: row.definition as Calendar['definition'],
    version,
    managed_by,
    notes: notesOn(row.definition),
  }
}

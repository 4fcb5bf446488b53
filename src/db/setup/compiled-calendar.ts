import type { Calendar } from '../../domain/calendar/compile-calendar.ts'
import { parseCalendar } from '../../domain/calendar/parse-calendar.ts'

/** More than any brand has; the oldest goes first. */
const KEPT = 500

const compiled = new Map<string, Calendar>()

/** A stored calendar, compiled once for as long as it says the same: what it has worked out is kept. Throws for one that is not valid. */
export function compiledCalendar(name: string, definition: unknown): Calendar {
  const text = JSON.stringify(definition)
  const known = compiled.get(text)
  if (known) return known
  const parsed = parseCalendar(definition)
  if (!parsed.ok)
    throw new Error(`calendar ${name} in the database is not valid: ${JSON.stringify(parsed.problems)}`)
  if (compiled.size >= KEPT) compiled.delete(compiled.keys().next().value!)
  compiled.set(text, parsed.calendar)
  return parsed.calendar
}

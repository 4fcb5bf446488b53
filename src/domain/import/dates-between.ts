import type { LocalDate } from '../calendar/definition/calendar-definition.ts'
import { formatLocalDate, parseLocalDate } from '../calendar/hours/local-date.ts'

/** Every date from one to another, both included; at most a year of them, none for what is no date. */
export function datesBetween(from: LocalDate, to: LocalDate): readonly LocalDate[] {
  const [first, last] = [parseLocalDate(from), parseLocalDate(to)]
  if (first === null || last === null || last < first) return []
  return Array.from({ length: Math.min(last - first + 1, 366) }, (_, index) => formatLocalDate(first + index))
}

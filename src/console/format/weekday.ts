import { dates } from './moment.ts'

/** A Monday. */
const monday = Date.UTC(2024, 0, 1)
const dayMillis = 86_400_000

/** The short name of a weekday, 0 for Monday. */
export function nameOfWeekday(index: number, locale: string): string {
  return dates(locale, 'UTC', { weekday: 'short' }).format(monday + index * dayMillis)
}

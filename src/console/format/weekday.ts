/** A Monday. */
const monday = Date.UTC(2024, 0, 1)
const dayMillis = 86_400_000

/** The short name of a weekday, 0 for Monday. */
export function nameOfWeekday(index: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(
    monday + index * dayMillis,
  )
}

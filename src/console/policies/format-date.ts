import { formatDate as formatInstant, formatDay } from '../format/moment.ts'

/** `2026-12-25` as the reader writes dates. */
export function formatDate(date: string, locale: string): string {
  return formatInstant(Date.parse(date), 'UTC', locale)
}

/** `Fri 25 Dec`, for lists of days. */
export function formatWeekdate(date: string, locale: string): string {
  return formatDay(Date.parse(date), 'UTC', locale)
}

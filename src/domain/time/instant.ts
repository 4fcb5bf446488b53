/** A point on the time line: whole milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number

/** A length of time in whole milliseconds. */
export type Millis = number

export const SECOND: Millis = 1_000
export const MINUTE: Millis = 60 * SECOND
export const HOUR: Millis = 60 * MINUTE
export const DAY: Millis = 24 * HOUR

/** ISO 8601 in UTC with milliseconds, the only form in which instants leave the house. Throws a RangeError for what is none. */
export function formatInstant(at: Instant): string {
  const whole = Math.trunc(at)
  const time = whole - Math.floor(whole / DAY) * DAY
  const [hour, minute] = [Math.floor(time / HOUR), Math.floor(time / MINUTE) % 60]
  const [second, millis] = [Math.floor(time / SECOND) % 60, time % SECOND]
  return `${dateOf(whole - time)}T${digits(hour, 2)}:${digits(minute, 2)}:${digits(second, 2)}.${digits(millis, 3)}Z`
}

/** Every message writes some twenty instants, nearly all of the same few days: the calendar is asked once for each. */
const dates = new Map<Instant, string>()
const DATES_KEPT = 1_000

function dateOf(midnight: Instant): string {
  const known = dates.get(midnight)
  if (known !== undefined) return known
  const date = new Date(midnight).toISOString().slice(0, -'T00:00:00.000Z'.length)
  if (dates.size === DATES_KEPT) dates.clear()
  dates.set(midnight, date)
  return date
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, '0')
}

const withOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/

/** `2026-01-01T00:00:00.000Z`: what is not longer may have no digits beyond the millisecond. */
const LONGEST_WHOLE = 24

/**
 * Reads ISO 8601 with an offset; digits beyond the millisecond are cut, never rounded.
 * Null for anything else, a local time without an offset among it.
 */
export function parseInstant(text: string): Instant | null {
  if (!withOffset.test(text)) return null
  const at = Date.parse(text.length > LONGEST_WHOLE ? text.replace(/(\.\d{3})\d+/, '$1') : text)
  return Number.isNaN(at) || !isDate(text.slice(0, 10)) ? null : at
}

/** JavaScript moves 30 February on into March; every month has 28 days. */
function isDate(date: string): boolean {
  if (Number(date.slice(8)) <= 28) return true
  const midnight = Date.parse(`${date}T00:00Z`)
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(date)
}

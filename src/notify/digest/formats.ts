import type { DigestPeriod } from '../../domain/digest/digest-period.ts'
import type { Sum } from '../../domain/neglect/money.ts'
import { DAY, HOUR, MINUTE, SECOND, type Instant, type Millis } from '../../domain/time/instant.ts'
import type { Zone } from '../../domain/time/zone.ts'

/** Writes what a reader's language writes in its own way. */
export interface Formats {
  /** 9.14 -> `9.1`. */
  index(value: number): string
  /** 1,204: whole numbers. */
  count(value: number): string
  /** 20 -> `20:00`. */
  hour(hour: number): string
  /** `9 November`, on the wall of the zone. */
  date(at: Instant): string
  /** `9 November at 14:30`, on the wall of the zone. */
  moment(at: Instant): string
  /** `9 – 15 November 2026`: the days that the period covers. */
  dates(period: DigestPeriod): string
  /** `Germany Time`. */
  zone(zone: Zone, at: Instant): string
  /** `de` -> `German`. */
  language(code: string): string
  /** Short name of a weekday, 0 for Monday. */
  weekday(day: number): string
  /** `3 hr 20 min`: the two largest units. */
  duration(length: Millis): string
  /** `€125` from 12,500 of the smallest unit. */
  money(sum: Sum): string
  list(items: readonly string[]): string
}

const units = [
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
  ['second', SECOND],
] as const

/** 1970-01-05 was a Monday. */
const A_MONDAY = 4 * DAY

export function formats(spoken: string, zone: Zone): Formats {
  // Day before month, and 24 hours, as this house writes English.
  const language = spoken === 'en' ? 'en-GB' : spoken
  const index = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const count = new Intl.NumberFormat(language, { maximumFractionDigits: 0 })
  const hour = new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  })
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: zone })
  const moment = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  })
  const range = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: zone,
  })
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  return {
    index: (value) => index.format(value),
    count: (value) => count.format(value),
    hour: (value) => hour.format(value * HOUR),
    date: (at) => day.format(at),
    moment: (at) => moment.format(at),
    dates: ({ from, to }) => range.formatRange(from, to - 1),
    zone: (name, at) => zoneName(language, name, at),
    language: (code) => languageName(language, code),
    weekday: (number) => weekday.format(A_MONDAY + number * DAY),
    duration: (length) => durationIn(language, length),
    money: (sum) => moneyIn(language, sum),
    list: (items) => new Intl.ListFormat(language, { type: 'unit' }).format(items),
  }
}

function zoneName(language: string, timeZone: Zone, at: Instant): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'shortGeneric' }).formatToParts(
    at,
  )
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

function moneyIn(language: string, { currency, minor }: Sum): string {
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  })
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

function languageName(language: string, code: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code
  } catch {
    return code // not a language tag
  }
}

function durationIn(language: string, length: Millis): string {
  const seconds = Math.max(SECOND, Math.floor(length / SECOND) * SECOND)
  const first = units.findIndex(([, size]) => seconds >= size)
  const [[, size], next] = [units[first]!, units[first + 1]]
  const rest = next ? Math.floor((seconds % size) / next[1]) : 0
  const written = (count: number, unit: string) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count)
  const parts = [written(Math.floor(seconds / size), units[first]![0])]
  if (next && rest > 0) parts.push(written(rest, next[0]))
  return parts.join(' ')
}

import type { Instant } from '../../domain/time/instant.ts'
import { belarusianDate, browserKnowsBelarusian } from './belarusian.ts'

interface Dates {
  format: (at: Instant) => string
}

const formats = new Map<string, Dates>()

/** The same formatter for the same question, in the reader's language even where the browser does not know it. */
export function dates(locale: string, zone: string, options: Intl.DateTimeFormatOptions): Dates {
  const key = locale + zone + JSON.stringify(options)
  let format = formats.get(key)
  if (!format) formats.set(key, (format = built(locale, zone, options)))
  return format
}

/** A zone that this browser does not know is shown in UTC rather than not at all. */
function built(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Dates {
  try {
    if (locale === 'be' && !browserKnowsBelarusian) return belarusianDate(options, timeZone)
    return new Intl.DateTimeFormat(locale, { ...options, timeZone })
  } catch {
    return built(locale, 'UTC', options)
  }
}

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** `19:42` */
export function formatClock(at: Instant, zone: string, locale: string): string {
  return dates(locale, zone, clock).format(at)
}

/** `19:42:07` */
export function formatClockSeconds(at: Instant, zone: string, locale: string): string {
  return dates(locale, zone, { ...clock, second: '2-digit' }).format(at)
}

/** `Tue 24 Nov` */
export function formatDay(at: Instant, zone: string, locale: string): string {
  return dates(locale, zone, { weekday: 'short', day: 'numeric', month: 'short' }).format(at)
}

/** `24 Nov 2026` */
export function formatDate(at: Instant, zone: string, locale: string): string {
  return dates(locale, zone, { day: 'numeric', month: 'short', year: 'numeric' }).format(at)
}

/** Clock alone on the same local day as `now`, else with the day before it. */
export function formatMoment(at: Instant, now: Instant, zone: string, locale: string): string {
  const day = formatDay(at, zone, locale)
  const time = formatClock(at, zone, locale)
  return day === formatDay(now, zone, locale) ? time : `${day}, ${time}`
}

/** The whole of it, for a tooltip: `Tuesday, 24 November 2026 at 19:42:07 GMT+1`. */
export function formatFull(at: Instant, zone: string, locale: string): string {
  return dates(locale, zone, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...clock,
    second: '2-digit',
    timeZoneName: 'short',
  }).format(at)
}

/** `Europe/Berlin` is Berlin, `America/Argentina/Buenos_Aires` is Buenos Aires. */
export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

/** Minutes of the local day in `zone`, 0 to 1,439. */
export function localMinute(at: Instant, zone: string): number {
  const [hour = 0, minute = 0] = dates('en-GB', zone, clock).format(at).split(':').map(Number)
  return hour * 60 + minute
}

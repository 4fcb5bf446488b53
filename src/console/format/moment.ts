import type { Instant } from '../../domain/time/instant.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + zone + JSON.stringify(options)
  let format = formats.get(key)
  if (!format) formats.set(key, (format = built(locale, zone, options)))
  return format
}

/** A zone that this browser does not know is shown in UTC rather than not at all. */
function built(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone })
  } catch {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  }
}

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** `19:42` */
export function formatClock(at: Instant, zone: string, locale: string): string {
  return formatter(locale, zone, clock).format(at)
}

/** `19:42:07` */
export function formatClockSeconds(at: Instant, zone: string, locale: string): string {
  return formatter(locale, zone, { ...clock, second: '2-digit' }).format(at)
}

/** `Tue 24 Nov` */
export function formatDay(at: Instant, zone: string, locale: string): string {
  return formatter(locale, zone, { weekday: 'short', day: 'numeric', month: 'short' }).format(at)
}

/** `24 Nov 2026` */
export function formatDate(at: Instant, zone: string, locale: string): string {
  return formatter(locale, zone, { day: 'numeric', month: 'short', year: 'numeric' }).format(at)
}

/** Clock alone on the same local day as `now`, else with the day before it. */
export function formatMoment(at: Instant, now: Instant, zone: string, locale: string): string {
  const day = formatDay(at, zone, locale)
  const time = formatClock(at, zone, locale)
  return day === formatDay(now, zone, locale) ? time : `${day}, ${time}`
}

/** The whole of it, for a tooltip: `Tuesday, 24 November 2026 at 19:42:07 GMT+1`. */
export function formatFull(at: Instant, zone: string, locale: string): string {
  return formatter(locale, zone, {
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

/** Minutes of the local day in `zone`, 0 to 1,439, and the local weekday, 0 for Sunday. */
export function localMinute(at: Instant, zone: string): number {
  const parts = formatter('en-GB', zone, clock).formatToParts(at)
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0)
  return value('hour') * 60 + value('minute')
}

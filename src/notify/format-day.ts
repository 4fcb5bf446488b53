import type { Instant } from '../domain/time/instant.ts'
import type { Zone } from '../domain/time/zone.ts'

/** `Sun, 29 Mar, 14:05 GMT+2`: a moment that may be days away, in somebody's own zone, which is named. */
export function formatDay(at: Instant, timeZone: Zone, language: string): string {
  return new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at)
}

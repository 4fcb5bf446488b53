import type { Instant } from '../../domain/time/instant.ts'

const minute = 60_000

/** `2026-11-24T21:30`, as a field for date and time wants it. */
export function localOf(at: Instant, zone: string): string {
  return new Date(at + offsetAt(at, zone)).toISOString().slice(0, 16)
}

/** The instant that a field for date and time means in the zone; a time that the clock skips becomes the one after it. */
export function instantOfLocal(text: string, zone: string): Instant {
  const wall = Date.parse(`${text}Z`)
  const before = wall - offsetAt(wall - 14 * 60 * minute, zone)
  const after = wall - offsetAt(wall + 14 * 60 * minute, zone)
  return localOf(before, zone) === text ? before : localOf(after, zone) === text ? after : before
}

/** How far the zone's clock stands from UTC at the instant, in whole minutes. */
function offsetAt(at: Instant, zone: string): number {
  const shown = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (type: string) => Number(shown.find((one) => one.type === type)?.value)
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
  return wall - Math.floor(at / minute) * minute
}

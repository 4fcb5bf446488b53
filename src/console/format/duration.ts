import { DAY, HOUR, MINUTE, SECOND, type Millis } from '../../domain/time/instant.ts'
import { figures } from './figures.ts'

/**
 * A length of time as a stop watch shows it: `0:11`, `36:50`, `1:02:10`, `3:04:10:00` with days.
 * Whole seconds, cut.
 */
export function formatStopwatch(length: Millis, locale: string): string {
  const whole = Math.floor(Math.abs(length) / SECOND)
  const parts = [
    Math.floor(whole / 86_400),
    Math.floor(whole / 3_600) % 24,
    Math.floor(whole / 60) % 60,
    whole % 60,
  ]
  const first = parts.slice(0, 2).findIndex((part) => part > 0)
  const shown = parts.slice(first < 0 ? 2 : first)
  const leading = figures(locale, { useGrouping: false })
  const padded = figures(locale, { minimumIntegerDigits: 2, useGrouping: false })
  return shown.map((part, index) => (index === 0 ? leading : padded).format(part)).join(':')
}

/** What is left until `length` is used up: counted up to the second that has begun, so that 0:00 means due. Past due: `+1:34`. */
export function formatRemaining(left: Millis, locale: string): string {
  return left >= 0
    ? formatStopwatch(Math.ceil(left / SECOND) * SECOND, locale)
    : `+${formatStopwatch(-left, locale)}`
}

/** The same in words, for sentences: `15 min`, `1 hr, 5 min`, `30 sec`; the two largest units. */
export function formatLength(length: Millis, locale: string): string {
  const whole = Math.max(0, Math.round(length / SECOND)) * SECOND
  const units: readonly (readonly ['day' | 'hour' | 'minute' | 'second', Millis])[] = [
    ['day', DAY],
    ['hour', HOUR],
    ['minute', MINUTE],
    ['second', SECOND],
  ]
  let rest = whole
  const counts = units.map(([unit, size]) => {
    const count = Math.floor(rest / size)
    rest -= count * size
    return { unit, count }
  })
  const first = counts.findIndex(({ count }) => count > 0)
  const shown = first < 0 ? counts.slice(-1) : counts.slice(first, first + 2).filter(({ count }) => count > 0)
  return shown
    .map(({ unit, count }) => figures(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count))
    .join(' ')
}

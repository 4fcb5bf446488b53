import type { Translate } from '../i18n/translate.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** The hour, in the customer's zone; with the day where it is not today, with seconds where they matter and it is near. */
export function clockTime(
  at: number,
  now: number,
  { language, locale }: Translate,
  precision: 'minutes' | 'seconds' = 'minutes',
): string {
  const today = new Date(at).toDateString() === new Date(now).toDateString()
  const near = precision === 'seconds' && Math.abs(at - now) < 5 * MINUTE
  return new Intl.DateTimeFormat(locale, {
    hour: 'numeric',
    minute: '2-digit',
    ...(near ? { second: '2-digit' } : {}),
    ...(today ? {} : { day: 'numeric', month: locale === language ? 'long' : 'numeric' }),
  }).format(at)
}

/** "0:25" or "12:00"; nothing beyond an hour, where no customer counts seconds. */
export function countdown(millis: number, { locale }: Translate): string {
  if (millis > HOUR) return ''
  const seconds = Math.ceil(millis / SECOND)
  const digits = (value: number, least: number) =>
    new Intl.NumberFormat(locale, { minimumIntegerDigits: least, useGrouping: false }).format(value)
  return `${digits(Math.floor(seconds / 60), 1)}:${digits(seconds % 60, 2)}`
}

/** "30 seconds", rounded up: nobody is told less than it is. */
export function length(millis: number, t: Translate): string {
  return millis <= 90 * SECOND
    ? t('seconds', { count: Math.ceil(millis / SECOND) })
    : t('minutes', { count: Math.ceil(millis / MINUTE) })
}

import type { Instant } from '../../domain/time/instant.ts'
import { instantOfLocal, localOf } from '../roster/local-time.ts'

const hour = 3_600_000

export const snoozes = ['hour', 'threeHours', 'tomorrow', 'monday'] as const

/** When a snoozed conversation wakes: in an hour, in three, or at nine in the reader's zone tomorrow or on Monday. */
export function wakesAt(snooze: (typeof snoozes)[number], now: Instant, zone: string): Instant {
  if (snooze === 'hour') return now + hour
  if (snooze === 'threeHours') return now + 3 * hour
  const today = localOf(now, zone).slice(0, 10)
  const weekday = new Date(today).getUTCDay()
  const days = snooze === 'tomorrow' ? 1 : (8 - weekday) % 7 || 7
  const date = new Date(Date.parse(today) + days * 24 * hour).toISOString().slice(0, 10)
  return instantOfLocal(`${date}T09:00`, zone)
}

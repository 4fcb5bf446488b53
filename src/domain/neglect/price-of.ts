import type { DigestPeriod } from '../digest/digest-period.ts'
import { dateOf, weekdayOf } from '../time/wall-date.ts'
import { wallTimeAt } from '../time/zone.ts'
import { isDayOf, type CoverWindow } from './best-cover.ts'
import type { Money, Sum } from './money.ts'

export interface Price extends Sum {
  /** Of cover, in a period like this one. */
  readonly hours: number
}

/** What one more person in those hours costs over a period of this length; null while the brand has not said what an hour costs. */
export function priceOf(
  window: CoverWindow,
  { from, to }: Pick<DigestPeriod, 'from' | 'to'>,
  money: Money | null,
): Price | null {
  if (!money || money.coverHourMinor === null) return null
  const first = dateOf(wallTimeAt(window.zone, from))
  const last = dateOf(wallTimeAt(window.zone, to - 1))
  let days = 0
  for (let date = first; date <= last; date += 1) if (isDayOf(window.days, weekdayOf(date))) days += 1
  const hours = days * (window.toHour - window.fromHour)
  return { hours, currency: money.currency, minor: hours * money.coverHourMinor }
}

import { DAY, type Instant } from '../time/instant.ts'
import { addMonths, dateOf, dayOfMonth, weekdayOf } from '../time/wall-date.ts'
import { instantOf, wallTimeAt, type Zone } from '../time/zone.ts'
import type { PayRules } from './pay-rules.ts'

/** `[from, to)`, whole local days of the brand; `payOn` is a local date. */
export interface PayPeriod {
  readonly from: Instant
  readonly to: Instant
  readonly payOn: string
}

type Rhythm = Pick<PayRules, 'period' | 'payAfterDays'>

/** The period that this instant belongs to: a calendar month, or a week from Monday. */
export function payPeriodAt({ period, payAfterDays }: Rhythm, zone: Zone, at: Instant): PayPeriod {
  const today = dateOf(wallTimeAt(zone, at))
  const first = (period === 'week' ? today - weekdayOf(today) : today - dayOfMonth(today) + 1) * DAY
  const next = period === 'week' ? first + 7 * DAY : addMonths(first, 1)
  return {
    from: instantOf(zone, first, 'first'),
    to: instantOf(zone, next, 'first'),
    payOn: new Date(next + (payAfterDays - 1) * DAY).toISOString().slice(0, 'YYYY-MM-DD'.length),
  }
}

/** The last period that is over. */
export function lastPayPeriod(rhythm: Rhythm, zone: Zone, now: Instant): PayPeriod {
  return payPeriodAt(rhythm, zone, payPeriodAt(rhythm, zone, now).from - 1)
}

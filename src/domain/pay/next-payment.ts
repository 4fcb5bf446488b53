import type { Instant } from '../time/instant.ts'
import type { Zone } from '../time/zone.ts'
import { balanceOf, type PayEntry } from './pay-entry.ts'
import { payPeriodAt } from './pay-period.ts'
import type { PayRules } from './pay-rules.ts'
import { payableOf, type LastStatement } from './pay-statement.ts'

export interface NextPayment {
  readonly amountMinor: number
  /** A local date of the brand. */
  readonly payOn: string
  /** Less than the brand pays out at once: it is carried on until there is enough. */
  readonly carriedOn: boolean
}

/** What will be paid next, as far as it is known: what is stated and unpaid, and what is final before the period ends. */
export function nextPayment(
  account: { readonly last: LastStatement | null; readonly unstated: readonly PayEntry[] },
  rules: Pick<PayRules, 'period' | 'payAfterDays' | 'thresholdMinor'>,
  zone: Zone,
  now: Instant,
): NextPayment | null {
  const { last, unstated } = account
  const payable = payableOf(last?.closingMinor ?? 0, unstated)
  const before = last && payPeriodAt(rules, zone, last.to - 1)
  const today = new Date(now).toISOString().slice(0, 'YYYY-MM-DD'.length)
  if (before && payable >= Math.max(1, rules.thresholdMinor) && before.payOn >= today)
    return { amountMinor: payable, payOn: before.payOn, carriedOn: false }
  const period = payPeriodAt(rules, zone, now)
  const coming = unstated.filter(({ kind, finalAt }) => !isMovement(kind) && finalAt < period.to)
  const amountMinor = payable + balanceOf(coming)
  if (amountMinor <= 0) return null
  return { amountMinor, payOn: period.payOn, carriedOn: amountMinor < rules.thresholdMinor }
}

function isMovement(kind: PayEntry['kind']): boolean {
  return kind === 'payment' || kind === 'payment_returned'
}

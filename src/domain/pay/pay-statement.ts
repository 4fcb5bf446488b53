import type { PersonId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'
import { balanceOf, PRACTICE_CURRENCY, type PayEntry } from './pay-entry.ts'
import type { PayPeriod } from './pay-period.ts'

/** A person's account with a brand over one period: what was owed, what was added and paid, what is owed now. */
export interface PayStatement {
  readonly personId: PersonId
  readonly currency: string
  readonly period: PayPeriod
  /** Counts on from 1 for each person and currency. */
  readonly number: number
  readonly openingMinor: number
  readonly entries: readonly PayEntry[]
  readonly closingMinor: number
}

/** Where the account stood at the end of the statement before. */
export interface LastStatement {
  readonly number: number
  readonly closingMinor: number
  readonly to: Instant
}

/**
 * The statement of one person in one currency over entries that stand in none yet. What is not final by the period's end waits
 * for the next; what was recorded late comes with the next. Null when there is nothing new, or the period has its statement.
 */
export function makeStatement(
  personId: PersonId,
  currency: string,
  last: LastStatement | null,
  unstated: readonly PayEntry[],
  period: PayPeriod,
): PayStatement | null {
  if (currency === PRACTICE_CURRENCY || (last !== null && last.to >= period.to)) return null
  const entries = unstated.filter(({ finalAt }) => finalAt < period.to)
  if (entries.length === 0) return null
  const openingMinor = last?.closingMinor ?? 0
  return {
    personId,
    currency,
    period,
    number: (last?.number ?? 0) + 1,
    openingMinor,
    entries,
    closingMinor: openingMinor + balanceOf(entries),
  }
}

/** What may be paid out of an account: everything stated, and what was paid or came back since. Never what is not final. */
export function payableOf(
  lastClosingMinor: number,
  unstated: readonly Pick<PayEntry, 'amountMinor' | 'kind'>[],
): number {
  const moved = unstated.filter(({ kind }) => kind === 'payment' || kind === 'payment_returned')
  return lastClosingMinor + balanceOf(moved)
}

export type NoPayment = 'below_threshold' | 'no_payout_account' | 'payment_under_way'

/** Why this account is not paid now; null when it is. What is not paid stays owed. */
export function whyNotPaid(account: {
  readonly payableMinor: number
  readonly thresholdMinor: number
  readonly hasProfile: boolean
  readonly underWay: boolean
  /** Nothing will be added any more: whatever is owed is paid, however little. */
  readonly leaving: boolean
}): NoPayment | null {
  if (account.underWay) return 'payment_under_way'
  const least = account.leaving ? 1 : Math.max(1, account.thresholdMinor)
  if (account.payableMinor < least) return 'below_threshold'
  return account.hasProfile ? null : 'no_payout_account'
}

import { DAY, HOUR, type Instant } from '../time/instant.ts'
import { instantOf, wallTimeAt, type Zone } from '../time/zone.ts'

/** What an answer earns its expert, in the smallest unit of the currency. */
export interface Pay {
  readonly amountMinor: number
  readonly currency: string
}

/** What a brand may limit: any hour, any day, a calendar month of the brand as a whole, one conversation for good. */
export const budgetPeriods = ['hour', 'day', 'month', 'conversation'] as const
export type BudgetPeriod = (typeof budgetPeriods)[number]

/** One limit of a brand, and what is paid or promised against it already. */
export interface Budget {
  readonly period: BudgetPeriod
  readonly limitMinor: number
  /** A search reserves one pay, however many it asks: only one of them can claim. */
  readonly committedMinor: number
}

/** The first limit that one more pay would break; null when all of them hold. Exactly reaching a limit is within it. */
export function exhaustedBudget(budgets: readonly Budget[], pay: Pay | null): Budget | null {
  if (pay === null) return null
  return (
    budgets.find(({ committedMinor, limitMinor }) => committedMinor + pay.amountMinor > limitMinor) ?? null
  )
}

/**
 * Since when what was committed counts against a limit: the last 60 minutes, the last 24 hours, the first instant of the month on the
 * brand's own calendar; null: since ever.
 */
export function budgetSince(period: BudgetPeriod, zone: Zone, now: Instant): Instant | null {
  switch (period) {
    case 'hour':
      return now - HOUR
    case 'day':
      return now - DAY
    case 'month': {
      const wall = new Date(wallTimeAt(zone, now))
      return instantOf(zone, Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), 1), 'first')
    }
    case 'conversation':
      return null
  }
}

/** What an answer earns its expert, in the smallest unit of the currency. */
export interface Pay {
  readonly amountMinor: number
  readonly currency: string
}

/** One limit of a brand, and what is paid or promised against it already. */
export interface Budget {
  readonly period: 'hour' | 'day' | 'conversation'
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

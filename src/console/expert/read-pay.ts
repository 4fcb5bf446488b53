export interface Pay {
  readonly amountMinor: number
  readonly currency: string
  /** What earns it, in the policy's words. */
  readonly earns: string | null
}

/** The pay of an offer; null where the work is part of what the person is paid for anyway. */
export function readPay(pay: Readonly<Record<string, unknown>> | null): Pay | null {
  if (pay === null) return null
  const { amount_minor: amountMinor, currency, earns } = pay
  if (typeof amountMinor !== 'number' || typeof currency !== 'string') return null
  return { amountMinor, currency, earns: typeof earns === 'string' ? earns : null }
}

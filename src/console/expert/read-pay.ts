export interface Pay {
  readonly amountMinor: number
  readonly currency: string
  /** What earns it, in the policy's words. */
  readonly earns: string | null
  readonly floorMinor: number
  readonly usualMinutes: number | null
  /** How many answers that was measured over; null where it is the brand's word. */
  readonly usualAnswers: number | null
  readonly finalAfterHours: number | null
}

/** The pay of an offer; null where the work is part of what the person is paid for anyway. */
export function readPay(pay: Readonly<Record<string, unknown>> | null): Pay | null {
  if (pay === null) return null
  const { amount_minor: amountMinor, currency, earns } = pay
  if (typeof amountMinor !== 'number' || typeof currency !== 'string') return null
  const { floor_minor: floor, usual_minutes: minutes, usual_answers: answers, final_after_hours: hours } = pay
  return {
    amountMinor,
    currency,
    earns: typeof earns === 'string' && earns !== 'answer' ? earns : null,
    floorMinor: typeof floor === 'number' ? floor : 0,
    usualMinutes: typeof minutes === 'number' ? minutes : null,
    usualAnswers: typeof answers === 'number' ? answers : null,
    finalAfterHours: typeof hours === 'number' ? hours : null,
  }
}

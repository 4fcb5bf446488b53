import type { BrandId, ClaimId, PersonId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'

/**
 * One line of the ledger. Lines are added, never changed: what was wrong is put right by an `adjustment`. Positive is owed to
 * the person, negative was paid or passed on.
 */
export interface PayEntry {
  readonly brandId: BrandId
  readonly id: string
  readonly personId: PersonId
  readonly currency: string
  readonly amountMinor: number
  readonly kind: PayEntryKind
  readonly occurredAt: Instant
  /** From then on it goes into the next statement, and can no longer be contested by the brand. */
  readonly finalAt: Instant
}

export type PayEntryKind =
  'answer' | 'floor' | 'standby' | 'practice' | 'adjustment' | 'transfer' | 'payment' | 'payment_returned'

/** What an entry is about; each may stand in the ledger once. */
export interface PayEntrySubject {
  readonly claimId?: ClaimId
  readonly hourAt?: Instant
  readonly minutes?: number
  /** Which of the hour, 0 to 59: nobody else pays them. */
  readonly paidMinutes?: readonly number[]
  readonly disputeId?: string
  readonly paymentId?: string
  readonly reason?: string
}

/** ISO 4217 keeps this code for tests: no bank pays it out. */
export const PRACTICE_CURRENCY = 'XTS'

/** What the house owes by these entries. */
export function balanceOf(entries: readonly Pick<PayEntry, 'amountMinor'>[]): number {
  return entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
}

import type { BrandId, PersonId } from '../../domain/ids.ts'
import type { Deps } from '../ports/store.ts'

export interface SettlePayment {
  readonly brandId: BrandId
  readonly paymentId: string
  readonly personId: PersonId | null
  readonly outcome:
    | { readonly state: 'paid'; readonly reference: string }
    | { readonly state: 'failed'; readonly reason: string }
}

/**
 * What became of a payment. One that failed, or came back after it had been paid, is owed again, and goes with the next batch to
 * the account that is named then. False when that is known already: a payment is paid once and returns once.
 */
export function settlePayment(deps: Deps, command: SettlePayment): Promise<boolean> {
  const { brandId, paymentId, personId, outcome } = command
  return deps.store.transaction(async (tx) => {
    await tx.pay.lock(brandId)
    const payment = await tx.pay.unreturnedPayment(brandId, paymentId)
    if (!payment || payment.state === outcome.state) return false
    await tx.pay.settlePayment(brandId, paymentId, outcome)
    if (outcome.state === 'failed')
      await tx.pay.addEntries([
        {
          brandId,
          id: deps.newId(),
          personId: payment.personId,
          currency: payment.currency,
          amountMinor: payment.amountMinor,
          kind: 'payment_returned',
          paymentId,
          reason: outcome.reason,
          occurredAt: tx.now,
          finalAt: tx.now,
        },
      ])
    await tx.audit.add({
      id: deps.newId(),
      brandId,
      personId,
      action: `payment.${outcome.state}`,
      subject: paymentId,
      before: undefined,
      after: outcome,
    })
    return true
  })
}

import type { BrandId, PersonId } from '../../domain/ids.ts'
import { payableOf, whyNotPaid, type NoPayment } from '../../domain/pay/pay-statement.ts'
import type { Deps } from '../ports/store.ts'
import type { Payment } from '../ports/pay-store.ts'

export interface OrderPayments {
  readonly brandId: BrandId
  readonly currency: string
  /** Local date on which the bank shall pay. */
  readonly payOn: string
  readonly personId: PersonId | null
}

export interface LeftOut {
  readonly personId: PersonId
  readonly amountMinor: number
  readonly reason: NoPayment
}

export type OrderOutcome =
  | {
      readonly type: 'ordered'
      readonly batchId: string
      readonly payments: readonly Payment[]
      readonly leftOut: readonly LeftOut[]
    }
  | { readonly type: 'refused'; readonly reason: 'no_payer' }
  | { readonly type: 'refused'; readonly reason: 'nothing_to_pay'; readonly leftOut: readonly LeftOut[] }

/**
 * Makes one batch of everything that is stated and unpaid in a currency. The ledger is debited at once, so that a second batch finds
 * nothing left; a payment that fails comes back as an entry of its own.
 */
export function orderPayments(deps: Deps, command: OrderPayments): Promise<OrderOutcome> {
  const { brandId, currency, payOn, personId } = command
  return deps.store.transaction(async (tx): Promise<OrderOutcome> => {
    await tx.pay.lock(brandId)
    const payer = await tx.pay.payer(brandId)
    if (!payer) return { type: 'refused', reason: 'no_payer' }
    const thresholdMinor = (await tx.pay.rules(brandId))?.thresholdMinor ?? 0
    const batchId = deps.newId()
    const payments: Payment[] = []
    const leftOut: LeftOut[] = []
    for (const account of await tx.pay.accounts(brandId)) {
      if (account.currency !== currency) continue
      const amountMinor = payableOf(account.last?.closingMinor ?? 0, account.unstated)
      const reason = whyNotPaid({
        ...account,
        payableMinor: amountMinor,
        thresholdMinor,
        hasProfile: account.profileVersion !== null,
      })
      if (reason) {
        if (amountMinor !== 0) leftOut.push({ personId: account.personId, amountMinor, reason })
        continue
      }
      const id = deps.newId()
      payments.push({
        brandId,
        id,
        batchId,
        personId: account.personId,
        currency,
        amountMinor,
        profileVersion: account.profileVersion!,
        endToEndId: id.replaceAll('-', ''),
      })
    }
    if (payments.length === 0) return { type: 'refused', reason: 'nothing_to_pay', leftOut }
    await tx.pay.addBatch({ brandId, id: batchId, currency, payOn, madeBy: personId, payer })
    await tx.pay.addPayments(payments)
    await tx.pay.addEntries(
      payments.map((payment) => ({
        brandId,
        id: deps.newId(),
        personId: payment.personId,
        currency,
        amountMinor: -payment.amountMinor,
        kind: 'payment',
        paymentId: payment.id,
        occurredAt: tx.now,
        finalAt: tx.now,
      })),
    )
    await tx.audit.add({
      id: deps.newId(),
      brandId,
      personId,
      action: 'payments.order',
      subject: batchId,
      before: undefined,
      after: { currency, pay_on: payOn, payments: payments.length },
    })
    return { type: 'ordered', batchId, payments, leftOut }
  })
}

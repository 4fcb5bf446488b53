import type { ReportedPayment } from '../../domain/pay/bank-report.ts'
import type { BrandId, PersonId } from '../../domain/ids.ts'
import type { NamedPayment } from '../ports/pay-store.ts'
import type { Deps } from '../ports/store.ts'
import { settlePayment } from './settle-payment.ts'

export interface NoteBankReport {
  readonly brandId: BrandId
  readonly personId: PersonId | null
  readonly payments: readonly ReportedPayment[]
}

/** `noted` is false where the same was known before. Null of a name that is no payment of the brand. */
export interface NotedPayment {
  readonly about: string
  readonly state: 'paid' | 'failed'
  readonly note: string
  readonly noted: boolean
  readonly payment: NamedPayment | null
}

/** Settles each payment that a bank reports on. The same report again changes nothing. */
export async function noteBankReport(
  deps: Deps,
  { brandId, personId, payments }: NoteBankReport,
): Promise<readonly NotedPayment[]> {
  const names = {
    endToEndIds: payments.flatMap(({ about }) => ('endToEndId' in about ? [about.endToEndId] : [])),
    messageIds: payments.flatMap(({ about }) => ('messageId' in about ? [about.messageId] : [])),
  }
  const known = await deps.store.transaction((tx) => tx.pay.paymentsNamed(brandId, names))
  const noted: NotedPayment[] = []
  for (const { about, outcome } of payments) {
    const name = 'endToEndId' in about ? about.endToEndId : about.messageId
    const meant = known.filter((one) =>
      'endToEndId' in about ? one.endToEndId === name : one.messageId === name,
    )
    const told = {
      about: name,
      state: outcome.state,
      note: outcome.state === 'paid' ? outcome.reference : outcome.reason,
    }
    if (meant.length === 0) noted.push({ ...told, noted: false, payment: null })
    for (const payment of meant) {
      const settled = await settlePayment(deps, { brandId, paymentId: payment.id, personId, outcome })
      noted.push({ ...told, noted: settled, payment })
    }
  }
  return noted
}

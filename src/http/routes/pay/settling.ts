import { readBankReport } from '../../../notify/pay/read-bank-report.ts'
import { noContent, ok } from '../../answer.ts'
import { narrowScope, oneBrand } from '../../pick-brand.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { ownParams } from './own.ts'
import { newPaymentReport, paymentReport, settledPayment } from './schema.ts'

export const settlePayment = route({
  operation: 'payments.settle',
  method: 'post',
  path: '/payments/:id/settle',
  summary:
    'Say what the bank did: paid, with its reference, or failed. One that failed, or came back after it was paid, is owed again.',
  params: ownParams,
  body: settledPayment,
  answers: { 204: { is: 'Noted.' }, 404: { is: 'No payment of that id of which this is news.' } },
  async handle({ workflows }, { scope, params, body }) {
    const narrowed = narrowScope(scope, body.brand)
    if (!narrowed.ok) return narrowed.answer
    const target = oneBrand(narrowed.scope)
    if (!target.ok) return target.answer
    const settled = await workflows.pay.settlePayment({
      brandId: target.brand.id,
      paymentId: params.id,
      personId: scope.personId,
      outcome:
        body.state === 'paid'
          ? { state: 'paid', reference: body.note }
          : { state: 'failed', reason: body.note },
    })
    return settled ? noContent : notFound('payment under way')
  },
})

export const reportPayments = route({
  operation: 'payments.report',
  method: 'post',
  path: '/payment-reports',
  summary:
    "Hand in the bank's own report (ISO 20022: pain.002, camt.054, camt.053): what it paid is noted with its reference, what it refused or returned is owed again. The same report twice changes nothing.",
  body: newPaymentReport,
  answers: {
    200: { is: 'What became of each payment.', schema: paymentReport },
    400: { is: 'unreadable_report, with what is wrong.' },
  },
  async handle({ workflows }, { scope, body }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const read = readBankReport(body.xml)
    if (!read.ok)
      return problem(400, 'unreadable_report', `The file ${read.problem}.`, {
        errors: [{ path: 'body.xml', problem: read.problem }],
      })
    const noted = await workflows.pay.noteBankReport({
      brandId: target.brand.id,
      personId: scope.personId,
      payments: read.payments,
    })
    return ok({
      items: noted.flatMap(({ about, state, note, noted: isNew, payment }) =>
        payment
          ? [
              {
                ...{ about, payment_id: payment.id, person_id: payment.personId, state, note },
                ...{ amount_minor: payment.amountMinor, currency: payment.currency, noted: isNew },
              },
            ]
          : [],
      ),
      unknown: noted.filter(({ payment }) => payment === null).map(({ about }) => about),
    })
  },
})

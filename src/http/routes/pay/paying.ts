import contentDisposition from 'content-disposition'
import { Readable } from 'node:stream'
import { readBatches } from '../../../db/read/pay.ts'
import { creditTransferXml } from '../../../notify/pay/credit-transfer.ts'
import { created, ok } from '../../answer.ts'
import { brandIds } from '../../by.ts'
import { oneBrand } from '../../pick-brand.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { ownParams } from './own.ts'
import { presentBatch } from './present.ts'
import { newBatch, orderedBatch, paymentBatches, payRulesQuery } from './schema.ts'

export const listBatches = route({
  operation: 'payment-batches.list',
  method: 'get',
  path: '/payment-batches',
  summary: 'Payments that were ordered, with what became of each.',
  query: payRulesQuery,
  answers: { 200: { is: 'The newest first.', schema: paymentBatches } },
  async handle({ db }, { scope }) {
    return ok({ items: (await readBatches(db, brandIds(scope))).map(presentBatch), next: null })
  },
})

export const orderBatch = route({
  operation: 'payment-batches.order',
  method: 'post',
  path: '/payment-batches',
  summary: 'Order payment of everything that is stated and unpaid in a currency.',
  body: newBatch,
  answers: {
    201: { is: 'The batch, and who is left out and why.', schema: orderedBatch },
    409: { is: 'no_payer, nothing_to_pay.' },
  },
  async handle({ db, workflows }, { scope, body }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const brandId = target.brand.id
    const outcome = await workflows.pay.orderPayments({
      brandId,
      currency: body.currency,
      payOn: body.pay_on,
      personId: scope.personId,
    })
    if (outcome.type === 'refused')
      return outcome.reason === 'no_payer'
        ? problem(409, 'no_payer', 'Say first which account pays: PUT /pay-rules with "payer".')
        : problem(409, 'nothing_to_pay', 'Nothing is stated and unpaid in this currency.', {
            left_out: outcome.leftOut.map(presentLeftOut),
          })
    const [batch] = await readBatches(db, [brandId], outcome.batchId)
    return created({ batch: presentBatch(batch!), left_out: outcome.leftOut.map(presentLeftOut) })
  },
})

function presentLeftOut(one: {
  readonly personId: string
  readonly amountMinor: number
  readonly reason: string
}) {
  return { person_id: one.personId, amount_minor: one.amountMinor, reason: one.reason }
}

export const readBatchFile = route({
  operation: 'payment-batches.file',
  method: 'get',
  path: '/payment-batches/:id/file',
  summary: 'The file for the bank: ISO 20022, pain.001.001.09.',
  params: ownParams,
  answers: { 200: { is: 'XML.', type: 'application/xml' }, 404: { is: 'No such batch.' } },
  async handle({ db }, { scope, params }) {
    const [batch] = await readBatches(db, brandIds(scope), params.id)
    if (!batch) return notFound('batch')
    const xml = creditTransferXml({
      messageId: batch.id.replaceAll('-', ''),
      madeAt: batch.made_at.getTime(),
      payOn: batch.pay_on,
      currency: batch.currency,
      payer: batch.payer,
      transfers: batch.payments
        .filter(({ state }) => state !== 'failed')
        .map((one) => ({
          endToEndId: one.end_to_end_id,
          amountMinor: one.amount_minor,
          holder: one.holder,
          country: one.country,
          iban: one.iban,
          account: one.account,
          bic: one.bic,
          remittance: `${batch.payer.name} ${batch.pay_on}`,
        })),
    })
    return {
      status: 200,
      stream: Readable.from([xml]),
      headers: {
        'content-type': 'application/xml; charset=utf-8',
        'content-disposition': contentDisposition(`payments-${batch.pay_on}.xml`),
      },
    }
  },
})

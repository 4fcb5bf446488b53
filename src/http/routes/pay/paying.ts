import { Readable } from 'node:stream'
import { brandPayWritten, setBrandPay } from '../../../db/changes/brand-pay.ts'
import { readBatches, readDisputes } from '../../../db/read/pay.ts'
import { readPayoutAccount } from '../../../domain/pay/payout-account.ts'
import { creditTransferXml } from '../../../notify/pay/credit-transfer.ts'
import { created, noContent, ok } from '../../answer.ts'
import { brandIds, by } from '../../by.ts'
import { narrowScope, oneBrand } from '../../pick-brand.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { ownParams } from './own.ts'
import { presentBatch, presentDispute } from './present.ts'
import {
  decidedDispute,
  disputes,
  newBatch,
  newPayRules,
  orderedBatch,
  paymentBatches,
  payRules,
  payRulesQuery,
  rules,
  settledPayment,
} from './schema.ts'

export const readPayRules = route({
  operation: 'pay-rules.read',
  method: 'get',
  path: '/pay-rules',
  summary: 'What the brand pays its freelance experts.',
  query: payRulesQuery,
  answers: { 200: { is: 'The rules, or none.', schema: payRules } },
  async handle({ db }, { scope }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    return ok({ rules: await brandPayWritten(db, target.brand.id) })
  },
})

export const setPayRules = route({
  operation: 'pay-rules.set',
  method: 'put',
  path: '/pay-rules',
  summary:
    'Say what answers and standing by pay from now on. What is claimed already keeps what it was offered.',
  body: newPayRules,
  answers: { 200: { is: 'The rules.', schema: payRules }, 400: { is: 'invalid_account of the payer.' } },
  async handle(deps, { scope, body }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const said = rules.parse(body)
    let payer = said.payer ?? null
    if (payer) {
      const { name, iban, bic } = payer
      const read = readPayoutAccount({
        holder: name,
        country: iban.slice(0, 2).toUpperCase(),
        iban,
        ...(bic !== null && { bic }),
      })
      if (!read.ok)
        return problem(400, 'invalid_account', 'No bank could debit this account.', {
          errors: read.problems.map((one) => ({ path: `body.payer.${one.path}`, problem: one.problem })),
        })
      payer = { name, iban: read.account.iban!, bic: read.account.bic }
    }
    const written = { ...said, payer }
    await setBrandPay(deps.db, by(deps, scope), target.brand.id, written)
    return ok({ rules: written })
  },
})

export const listDisputes = route({
  operation: 'disputes.list',
  method: 'get',
  path: '/disputes',
  summary: 'What experts of the brand contest.',
  query: payRulesQuery,
  answers: { 200: { is: 'The open ones first.', schema: disputes } },
  async handle({ db }, { scope }) {
    const rows = await readDisputes(db, { brandIds: brandIds(scope) })
    return ok({ items: rows.map(presentDispute), next: null })
  },
})

export const decideDispute = route({
  operation: 'disputes.decide',
  method: 'post',
  path: '/disputes/:id/decide',
  summary: 'Answer a dispute: grant a sum, which is added to the account at once, or refuse with the reason.',
  params: ownParams,
  body: decidedDispute,
  answers: {
    204: { is: 'Decided.' },
    404: { is: 'No open dispute of that id.' },
    409: { is: 'own_dispute, currency_needed.' },
  },
  async handle({ workflows }, { scope, params, body }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const outcome = await workflows.pay.decideDispute({
      brandId: target.brand.id,
      disputeId: params.id,
      decidedBy: scope.personId,
      answer: body.answer,
      granted: body.granted && { amountMinor: body.granted.amount_minor, currency: null },
    })
    if (outcome.type === 'decided') return noContent
    if (outcome.reason === 'not_open') return notFound('open dispute')
    return problem(
      409,
      outcome.reason,
      outcome.reason === 'own_dispute'
        ? 'Nobody decides about their own money: ask another lead.'
        : 'The brand says no currency: set its pay rules first.',
    )
  },
})

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
        'content-disposition': `attachment; filename="payments-${batch.pay_on}.xml"`,
      },
    }
  },
})

export const settlePayment = route({
  operation: 'payments.settle',
  method: 'post',
  path: '/payments/:id/settle',
  summary: 'Say what the bank did: paid, with its reference, or failed. A failed payment is owed again.',
  params: ownParams,
  body: settledPayment,
  answers: { 204: { is: 'Noted.' }, 404: { is: 'No payment of that id is under way.' } },
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

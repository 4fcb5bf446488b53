import { readDisputes } from '../../../db/read/pay.ts'
import { noContent, ok } from '../../answer.ts'
import { brandIds } from '../../by.ts'
import { oneBrand } from '../../pick-brand.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { ownParams } from './own.ts'
import { presentDispute } from './present.ts'
import { decidedDispute, disputes, payRulesQuery } from './schema.ts'

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

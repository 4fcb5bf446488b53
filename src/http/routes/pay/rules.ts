import { brandPayWritten, setBrandPay } from '../../../db/changes/brand-pay.ts'
import { readPayoutAccount } from '../../../domain/pay/payout-account.ts'
import { ok } from '../../answer.ts'
import { by } from '../../by.ts'
import { oneBrand } from '../../pick-brand.ts'
import { problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { newPayRules, payRules, payRulesQuery, rules } from './schema.ts'

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

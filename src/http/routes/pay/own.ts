import { z } from 'zod'
import { payStore } from '../../../db/pay-store.ts'
import { readDisputes, readEntries, readProfile, readUnearned } from '../../../db/read/pay.ts'
import type { BrandId, ClaimId, PersonId } from '../../../domain/ids.ts'
import { nextPayment } from '../../../domain/pay/next-payment.ts'
import { balanceOf } from '../../../domain/pay/pay-entry.ts'
import { payableOf } from '../../../domain/pay/pay-statement.ts'
import { readPayoutAccount } from '../../../domain/pay/payout-account.ts'
import { created, ok } from '../../answer.ts'
import type { HttpDeps } from '../../deps.ts'
import { list, recentKey } from '../../list.ts'
import { personNeeded } from '../../person-needed.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { presentDispute, presentEntry } from './present.ts'
import {
  dispute,
  disputes,
  newDispute,
  newPayout,
  ownPay,
  payEntries,
  payEntriesQuery,
  payoutSet,
} from './schema.ts'

export const readOwnPay = route({
  operation: 'pay.own',
  method: 'get',
  path: '/me/pay',
  summary:
    'What you are owed by whom, what is paid next and when, where it goes, and what earned nothing and why.',
  answers: { 200: { is: 'Your money.', schema: ownPay } },
  async handle(deps, { scope, now }) {
    if (!scope.personId) return personNeeded
    const { personId } = scope
    const [accounts, profile, unearned] = await Promise.all([
      readAccounts(deps, personId, now),
      readProfile(deps.db, personId),
      readUnearned(deps.db, personId),
    ])
    return ok({
      ...accounts,
      payout: profile && {
        holder: profile.holder,
        country: profile.country,
        account_ending: profile.ending,
        set_at: profile.set_at.toISOString(),
      },
      unearned: unearned.map(({ claim_id, outcome, settled_at }) => ({
        claim_id,
        outcome,
        at: settled_at.toISOString(),
      })),
    })
  },
})

async function readAccounts(deps: HttpDeps, personId: PersonId, now: number) {
  const brands = await deps.db
    .selectFrom('brand')
    .select(['id', 'name', 'time_zone'])
    .where('id', 'in', (eb) =>
      eb.selectFrom('pay_entry').select('brand_id').where('person_id', '=', personId),
    )
    .orderBy('name')
    .execute()
  const practice = await deps.db
    .selectFrom('pay_entry')
    .select((eb) => eb.fn.sum<number | string>('amount_minor').as('minor'))
    .where('person_id', '=', personId)
    .where('currency', '=', 'XTS')
    .executeTakeFirst()
  return deps.db.transaction().execute(async (trx) => {
    const books = payStore(trx, now)
    const accounts = []
    for (const brand of brands) {
      const rules = await books.rules(brand.id as BrandId)
      for (const account of await books.accounts(brand.id as BrandId, personId)) {
        const { currency, last, unstated } = account
        const rhythm = rules ?? { period: 'month' as const, payAfterDays: 7, thresholdMinor: 0 }
        const next = nextPayment(account, rhythm, brand.time_zone, now)
        accounts.push({
          brand: { id: brand.id, name: brand.name },
          currency,
          owed_minor: (last?.closingMinor ?? 0) + balanceOf(unstated),
          payable_minor: payableOf(last?.closingMinor ?? 0, unstated),
          next_payment: next && {
            amount_minor: next.amountMinor,
            pay_on: next.payOn,
            carried_on: next.carriedOn,
          },
        })
      }
    }
    const underWay = await books.paymentsUnderWay(personId)
    return { accounts, practice_minor: Number(practice?.minor ?? 0), under_way: underWay.map(moving) }
  })
}

function moving(payment: {
  readonly id: string
  readonly amountMinor: number
  readonly currency: string
  readonly accountEnding: string
}) {
  return {
    payment_id: payment.id,
    amount_minor: payment.amountMinor,
    currency: payment.currency,
    account_ending: payment.accountEnding,
  }
}

export const listOwnEntries = route({
  operation: 'pay.own-entries',
  method: 'get',
  path: '/me/pay/entries',
  summary: 'Every line of your ledger, newest first.',
  query: payEntriesQuery,
  answers: { 200: { is: 'A page of lines.', schema: payEntries } },
  handle: ({ db }, { scope, query }) =>
    scope.personId === null
      ? Promise.resolve(personNeeded)
      : list(
          query,
          recentKey,
          (after, limit) => readEntries(db, { personId: scope.personId }, after, limit),
          (row) => [row.occurred_at.toISOString(), row.id],
          presentEntry,
        ),
})

export const setOwnPayout = route({
  operation: 'pay.set-payout',
  method: 'put',
  path: '/me/payout',
  summary: 'Say where you are paid. What is on its way already still goes to the account before.',
  body: newPayout,
  answers: {
    200: { is: 'From now on.', schema: payoutSet },
    400: { is: 'invalid_account, with what is wrong.' },
    409: { is: 'account_of_another: somebody else is paid there.' },
  },
  async handle({ workflows }, { scope, body }) {
    if (!scope.personId) return personNeeded
    const read = readPayoutAccount(body)
    if (!read.ok)
      return problem(400, 'invalid_account', 'Nobody could be paid to this account.', {
        errors: read.problems.map(({ path, problem: wrong }) => ({ path: `body.${path}`, problem: wrong })),
      })
    const outcome = await workflows.pay.setPayout({ personId: scope.personId, account: read.account })
    if (outcome.type === 'refused') return accountOfAnother
    return ok({ version: outcome.version, under_way: outcome.underWay.map(moving) })
  },
})

const accountOfAnother = problem(
  409,
  'account_of_another',
  'Somebody else is paid to this account. If both accounts here are yours, write to a lead of the brand: they join them, and nothing that you earned is lost.',
)

export const listOwnDisputes = route({
  operation: 'disputes.own',
  method: 'get',
  path: '/me/disputes',
  summary: 'What you contested, and what came of it.',
  answers: { 200: { is: 'The open ones first.', schema: disputes } },
  async handle({ db }, { scope }) {
    if (!scope.personId) return personNeeded
    const rows = await readDisputes(db, { personId: scope.personId })
    return ok({ items: rows.map(presentDispute), next: null })
  },
})

export const openOwnDispute = route({
  operation: 'disputes.open',
  method: 'post',
  path: '/me/disputes',
  summary: 'Say that a piece of work or a line of your ledger pays too little. A lead answers.',
  body: newDispute,
  answers: {
    201: { is: 'Open.', schema: dispute },
    404: { is: 'No such work or line of yours.' },
    409: { is: 'already_open.' },
  },
  async handle({ db, workflows }, { scope, body }) {
    if (!scope.personId) return personNeeded
    const table = body.claim_id === undefined ? 'pay_entry' : 'pay_terms'
    const key = body.claim_id === undefined ? 'id' : 'claim_id'
    const row = await db
      .selectFrom(table)
      .select('brand_id')
      .where(key as never, '=', (body.claim_id ?? body.entry_id) as never)
      .where('person_id', '=', scope.personId)
      .executeTakeFirst()
    if (!row) return notFound('work or line of yours')
    const id = await workflows.pay.openDispute({
      brandId: row.brand_id as BrandId,
      personId: scope.personId,
      claimId: (body.claim_id ?? null) as ClaimId | null,
      entryId: body.entry_id ?? null,
      text: body.text,
    })
    if (id === null)
      return problem(409, 'already_open', 'You have contested this already; a lead will answer.')
    const rows = await readDisputes(db, { personId: scope.personId })
    return created(presentDispute(rows.find((one) => one.id === id)!))
  },
})

export const ownParams = z.object({ id: z.uuid() })

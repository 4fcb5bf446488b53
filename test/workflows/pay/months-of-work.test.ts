import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ClaimId } from '../../../src/domain/ids.ts'
import { DAY, HOUR, parseInstant } from '../../../src/domain/time/instant.ts'
import { decideDispute, openDispute } from '../../../src/workflows/pay/disputes.ts'
import { makeStatements } from '../../../src/workflows/pay/make-statements.ts'
import { orderPayments } from '../../../src/workflows/pay/order-payments.ts'
import { settleClaims } from '../../../src/workflows/pay/settle-claims.ts'
import { settlePayment } from '../../../src/workflows/pay/settle-payment.ts'
import { openBooks, PAY, type Books } from './account.ts'

let books: Books
beforeAll(async () => {
  books = await openBooks('2026-01-05T10:00:00Z')
})
afterAll(() => books.house.close())

type Act =
  | { readonly do: 'work'; readonly amount: number; readonly floor: number; readonly end: End }
  | { readonly do: 'wait'; readonly hours: number }
  | { readonly do: 'statements' | 'pay' | 'pay_twice' | 'bank_pays' | 'bank_returns' | 'new_account' }
  | { readonly do: 'dispute'; readonly grant: number | null }
type End = 'answered' | 'superseded' | 'begun_superseded' | 'lapsed' | 'handed_back' | 'removed' | 'held'

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('work' as const),
      amount: fc.integer({ min: 1, max: 1_000 }),
      floor: fc.integer({ min: 0, max: 1 }),
      end: fc.constantFrom<End>(
        'answered',
        'superseded',
        'begun_superseded',
        'lapsed',
        'handed_back',
        'removed',
        'held',
      ),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 600 }) }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom('statements', 'pay', 'pay_twice', 'bank_pays', 'bank_returns', 'new_account'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('dispute' as const),
      grant: fc.option(fc.integer({ min: 1, max: 500 })),
    }),
  },
)

/** What the person is owed by the rules in words, worked out apart from the ledger. */
function owedFor({ amount, floor, end }: Extract<Act, { do: 'work' }>): number {
  const least = floor * Math.floor(amount / 2)
  if (end === 'answered') return amount
  if (end === 'begun_superseded' || end === 'removed') return Math.ceil(amount / 2)
  return end === 'superseded' ? least : 0
}

it('over random months every statement balances, nothing is paid twice, nothing earned is lost', async () => {
  await books.setPay({ ...PAY, threshold_minor: 700 })
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 45 }), async (acts) => {
      await forget()
      let owed = 0
      let account = 0
      await books.account()
      for (const one of acts) {
        if (one.do === 'work') owed += await work(one)
        else if (one.do === 'wait') books.travelTo(books.now() + one.hours * HOUR)
        else if (one.do === 'dispute') owed += await dispute(one.grant)
        else if (one.do === 'new_account') await newAccount((account += 1))
        else await bookkeeping(one.do)
      }
      await settleClaims(books.house.deps)
      await settleClaims(books.house.deps)
      await balances(owed)
      await bookkeeping('bank_pays')
      books.travelTo(books.now() + 70 * DAY)
      for (const what of ['statements', 'pay', 'bank_pays', 'pay', 'bank_pays', 'pay'] as const)
        await bookkeeping(what)
      await balances(owed)
    }),
    { numRuns: 12 },
  )
}, 120_000)

async function work(one: Extract<Act, { do: 'work' }>): Promise<number> {
  const claim: ClaimId = await books.claim({
    amountMinor: one.amount,
    floorMinor: one.floor * Math.floor(one.amount / 2),
  })
  books.travelTo(books.now() + HOUR)
  if (one.end === 'removed') await books.end(claim, 'handed_back', 'person_removed', true)
  else if (one.end === 'begun_superseded') await books.end(claim, 'superseded', null, true)
  else if (one.end !== 'held') await books.end(claim, one.end)
  return owedFor(one)
}

async function dispute(grant: number | null): Promise<number> {
  const { deps } = books.house
  const { brandId, personId } = books
  const [claim] = await books.rows(`select claim_id as id from pay_terms order by frozen_at desc limit 1`)
  if (!claim) return 0
  const disputeId = await openDispute(deps, {
    brandId,
    personId,
    claimId: claim.id,
    entryId: null,
    text: 'It took an hour.',
  })
  const granted = grant === null ? null : { amountMinor: grant, currency: null }
  const command = { brandId, disputeId: disputeId!, decidedBy: null, answer: 'Right.', granted }
  expect(await decideDispute(deps, command)).toEqual({ type: 'decided' })
  expect(await decideDispute(deps, command)).toMatchObject({ reason: 'not_open' })
  return grant ?? 0
}

async function bookkeeping(what: Exclude<Act['do'], 'work' | 'wait' | 'dispute'>): Promise<void> {
  const { deps } = books.house
  const { brandId } = books
  const order = () => orderPayments(deps, { brandId, currency: 'EUR', payOn: '2026-12-07', personId: null })
  if (what === 'statements') {
    await settleClaims(deps)
    await makeStatements(deps)
  }
  if (what === 'pay') await order()
  if (what === 'pay_twice') {
    const both = await Promise.all([order(), order()])
    expect(both.filter(({ type }) => type === 'ordered').length).toBeLessThanOrEqual(1)
  }
  if (what === 'bank_pays' || what === 'bank_returns') {
    const [payment] = await books.rows(`select id from payment where state = 'ordered' limit 1`)
    if (!payment) return
    const outcome =
      what === 'bank_pays'
        ? ({ state: 'paid', reference: 'BANK-1' } as const)
        : ({ state: 'failed', reason: 'account closed' } as const)
    const command = { brandId, paymentId: payment.id as string, personId: null, outcome }
    expect(await settlePayment(deps, command)).toBe(true)
    expect(await settlePayment(deps, command)).toBe(false)
  }
}

async function newAccount(number: number): Promise<void> {
  await books.house.deps.store.transaction((tx) =>
    tx.pay.setProfile(
      books.personId,
      { holder: 'Nadia', country: 'DE', iban: null, account: `account ${number}`, bic: 'COBADEFF' },
      Buffer.from(`account ${number}`),
    ),
  )
}

interface StatementRow {
  readonly number: number
  readonly opening_minor: number
  readonly closing_minor: number
  readonly to_at: Date
  readonly stated: number
  readonly latest: Date
}

/** Looks at the books as an accountant would, by sums of their own. */
async function balances(owed: number): Promise<void> {
  const [sums] = (await books.rows(`
    select coalesce(sum(amount_minor), 0)::bigint as balance,
      coalesce(sum(amount_minor) filter (where kind not in ('payment', 'payment_returned')), 0)::bigint as earned,
      (select coalesce(sum(amount_minor) filter (where state <> 'failed'), 0)::bigint from payment) as paid
    from pay_entry`)) as [{ balance: number; earned: number; paid: number }]
  expect(sums.earned).toBe(owed)
  expect(sums.balance + sums.paid).toBe(owed)
  expect(sums.balance).toBeGreaterThanOrEqual(0)
  const statements = (await books.rows(`
    select s.number, s.opening_minor, s.closing_minor, s.to_at,
      (select sum(e.amount_minor)::bigint from pay_statement_line l join pay_entry e on e.id = l.entry_id
        where l.statement_id = s.id) as stated,
      (select max(e.final_at) from pay_statement_line l join pay_entry e on e.id = l.entry_id
        where l.statement_id = s.id) as latest
    from pay_statement s order by s.number`)) as StatementRow[]
  let before = 0
  for (const [index, one] of statements.entries()) {
    expect([one.number, one.opening_minor]).toEqual([index + 1, before])
    expect(one.closing_minor).toBe(one.opening_minor + one.stated)
    expect(one.latest < one.to_at).toBe(true)
    before = one.closing_minor
  }
  expect(await books.rows(`select amount_minor from payment where amount_minor < 700`)).toEqual([])
}

/** A new person with empty books, years on. */
async function forget(): Promise<void> {
  const client = await books.house.pool.connect()
  await client.query(`set session_replication_role = replica`)
  for (const table of [
    'pay_statement_line',
    'pay_statement',
    'pay_dispute',
    'payment',
    'payment_batch',
    'pay_entry',
    'pay_terms',
    'claim',
    'payout_profile',
  ])
    await client.query(`delete from ${table}`)
  await client.query(`set session_replication_role = origin`)
  client.release()
  books.travelTo(parseInstant('2026-01-05T10:00:00Z')! + DAY)
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY, HOUR, parseInstant } from '../../../src/domain/time/instant.ts'
import { leaveBrand } from '../../../src/workflows/people/leave-brand.ts'
import { makeStatements } from '../../../src/workflows/pay/make-statements.ts'
import { orderPayments } from '../../../src/workflows/pay/order-payments.ts'
import { settleClaims } from '../../../src/workflows/pay/settle-claims.ts'
import { settlePayment } from '../../../src/workflows/pay/settle-payment.ts'
import { settleStandby } from '../../../src/workflows/pay/settle-standby.ts'
import { openBooks, PAY, type Books } from './account.ts'

let books: Books
beforeEach(async () => {
  books = await openBooks('2026-10-05T10:00:00Z', 'maricel')
})
afterEach(() => books.house.close())

const entries = () =>
  books.rows(`select kind, amount_minor as minor, reason from pay_entry order by occurred_at, kind`)

async function answered(): Promise<void> {
  const claim = await books.claim()
  await books.end(claim, 'answered')
  await settleClaims(books.house.deps)
}

describe('the ledger', () => {
  it('is only ever added to, whoever asks', async () => {
    await answered()
    await expect(books.rows(`update pay_entry set amount_minor = 1`)).rejects.toThrow('append-only')
    await expect(books.rows(`delete from pay_entry`)).rejects.toThrow('append-only')
    await expect(books.rows(`truncate pay_entry cascade`)).rejects.toThrow('append-only')
    expect(await entries()).toEqual([{ kind: 'answer', minor: 300, reason: 'answered' }])
  })
  it('keeps what was frozen at the claim when the brand pays less afterwards', async () => {
    const claim = await books.claim()
    await books.setPay({ ...PAY, answer_minor: 1, floor_minor: 0 })
    await expect(books.rows(`update pay_terms set amount_minor = 1`)).rejects.toThrow('frozen')
    await books.end(claim, 'answered')
    await settleClaims(books.house.deps)
    expect(await entries()).toEqual([{ kind: 'answer', minor: 300, reason: 'answered' }])
  })
  it('books a claim once, however many nodes do so at once', async () => {
    const claim = await books.claim()
    await books.end(claim, 'answered')
    await Promise.all([1, 2, 3, 4].map(() => settleClaims(books.house.deps)))
    expect(await entries()).toHaveLength(1)
  })
  it('decides for the expert when nothing is left of the claim, as after an erasure', async () => {
    const claim = await books.claim()
    await books.rows(`delete from claim where id = $1`, [claim])
    await settleClaims(books.house.deps)
    expect(await entries()).toEqual([{ kind: 'answer', minor: 300, reason: 'answered' }])
  })
  it('pays the floor for a claim whose conversation was merged into another', async () => {
    const claim = await books.claim()
    await books.end(claim, 'superseded', 'merged')
    await settleClaims(books.house.deps)
    expect(await entries()).toEqual([{ kind: 'floor', minor: 50, reason: 'ended_by_others' }])
  })
  it('takes no statement that does not balance', async () => {
    await expect(
      books.rows(
        `insert into pay_statement (brand_id, id, person_id, currency, number, from_at, to_at, pay_on, opening_minor,
           closing_minor, made_at) values ($1, gen_random_uuid(), $2, 'EUR', 1, now() - interval '1 day', now(), now(), 0, 5, now())`,
        [books.brandId, books.personId],
      ),
    ).rejects.toThrow('does not balance')
  })
})

describe('standby', () => {
  it('is booked hour by hour, once, though two rosters name the person', async () => {
    await books.setPay({ ...PAY, standby_minor_per_hour: 360 })
    await books.rows(
      `insert into roster (brand_id, id, slug, name, audience, schedule)
       select brand_id, gen_random_uuid(), 'second', 'Second', audience, schedule from roster where slug = 'chat-standby'`,
    )
    await settleStandby(books.house.deps)
    books.travelTo(books.now() + 24 * HOUR)
    await Promise.all([settleStandby(books.house.deps), settleStandby(books.house.deps)])
    const [sum] = await books.rows(
      `select count(*)::int as hours, sum(minutes)::int as minutes, sum(amount_minor)::int as minor from pay_entry
       where person_id = $1 and kind = 'standby'`,
      [books.personId],
    )
    expect(sum).toEqual({ hours: 8, minutes: 480, minor: 8 * 360 })
  })
})

describe('standing by for two brands in the same minutes', () => {
  /** A second brand that pays more, with the roster of the first. */
  async function secondBrand(pay: object): Promise<string> {
    const [{ id }] = await books.rows(
      `insert into brand (id, slug, name, time_zone, settings)
       values (gen_random_uuid(), 'second', 'Second', 'UTC', jsonb_build_object('pay', $1::jsonb)) returning id`,
      [JSON.stringify({ ...PAY, standby_minor_per_hour: 480, ...pay })],
    )
    await books.rows(
      `insert into roster (brand_id, id, slug, name, audience, schedule)
       select $1, gen_random_uuid(), slug, name, audience, schedule from roster where slug = 'chat-standby'`,
      [id],
    )
    await books.rows(`insert into membership (brand_id, person_id, role) values ($1, $2, 'expert')`, [
      id,
      books.personId,
    ])
    return id as string
  }
  const booked = async () => {
    const rows = await books.rows(
      `select b.slug, sum(minutes)::int as minutes, sum(amount_minor)::int as minor
       from pay_entry e join brand b on b.id = e.brand_id where e.person_id = $1 and kind = 'standby' group by 1 order by 1`,
      [books.personId],
    )
    return rows.map(({ slug, minutes, minor }) => [slug, minutes, minor])
  }
  beforeEach(() => books.setPay({ ...PAY, standby_minor_per_hour: 360 }))

  it('is paid once, by the one that pays more', async () => {
    await secondBrand({})
    await settleStandby(books.house.deps)
    books.travelTo(books.now() + 24 * HOUR)
    await Promise.all([settleStandby(books.house.deps), settleStandby(books.house.deps)])
    expect(await booked()).toEqual([['second', 480, 8 * 480]])
  })
  it('is paid by both where the rules say so', async () => {
    await secondBrand({ standby_beside_others: true })
    await settleStandby(books.house.deps)
    books.travelTo(books.now() + 24 * HOUR)
    await settleStandby(books.house.deps)
    expect(await booked()).toEqual([
      ['demo', 480, 8 * 360],
      ['second', 480, 8 * 480],
    ])
  })
  it('stays once when one of them is left within the hour: the other pays from then on', async () => {
    const second = await secondBrand({})
    await settleStandby(books.house.deps)
    const begins = await books.house.deps.store.transaction(async (tx) => {
      const [duty] = await tx.pay.duty(books.brandId, books.now(), books.now() + 24 * HOUR, books.personId)
      return duty!.stretches[0]!.from
    })
    const first = Math.max(begins, books.now())
    books.travelTo(first - (first % HOUR) + HOUR + HOUR / 3)
    await settleStandby(books.house.deps)
    await books.house.deps.store.transaction((tx) =>
      leaveBrand(books.house.deps, tx, second as never, books.personId, 'person_left'),
    )
    books.travelTo(first - (first % HOUR) + 2 * HOUR)
    await settleStandby(books.house.deps)
    const rows = await booked()
    expect(rows.reduce((sum, [, minutes]) => sum + (minutes as number), 0)).toBe(120)
    expect(rows).toEqual([
      ['demo', 40, 240],
      ['second', 80, 480 + 160],
    ])
  })
})

describe('a payment', () => {
  async function stated(): Promise<void> {
    await answered()
    books.travelTo(parseInstant('2026-11-02T10:00:00Z')!)
    await makeStatements(books.house.deps)
  }
  const order = () =>
    orderPayments(books.house.deps, {
      brandId: books.brandId,
      currency: 'EUR',
      payOn: '2026-11-07',
      personId: null,
    })

  it('waits for a payout account, and says so; nothing is lost meanwhile', async () => {
    await stated()
    expect(await order()).toMatchObject({
      reason: 'nothing_to_pay',
      leftOut: [{ amountMinor: 300, reason: 'no_payout_account' }],
    })
    await books.account()
    expect(await order()).toMatchObject({ type: 'ordered', payments: [{ amountMinor: 300 }] })
  })
  it('below the threshold is carried on, and paid to whoever leaves', async () => {
    await books.setPay({ ...PAY, threshold_minor: 5_000 })
    await stated()
    await books.account()
    expect(await order()).toMatchObject({ leftOut: [{ reason: 'below_threshold' }] })
    await books.rows(`update person set removed_at = now() where id = $1`, [books.personId])
    expect(await order()).toMatchObject({ type: 'ordered', payments: [{ amountMinor: 300 }] })
  })
  it('under way goes to the account it was ordered to, though another is named meanwhile', async () => {
    await stated()
    await books.account()
    const ordered = await order()
    if (ordered.type !== 'ordered') throw new Error('not ordered')
    const [payment] = ordered.payments
    const changed = await books.house.deps.store.transaction((tx) =>
      tx.pay.setProfile(
        books.personId,
        { holder: 'Maricel', country: 'PH', iban: null, account: '123456789', bic: 'BOPIPHMM' },
        Buffer.from('the new account'),
      ),
    )
    expect(changed).toBe(2)
    expect(payment!.profileVersion).toBe(1)
    expect(await order()).toMatchObject({ reason: 'nothing_to_pay' })
    await settlePayment(books.house.deps, {
      brandId: books.brandId,
      paymentId: payment!.id,
      personId: null,
      outcome: { state: 'failed', reason: 'account closed' },
    })
    expect(await order()).toMatchObject({
      type: 'ordered',
      payments: [{ amountMinor: 300, profileVersion: 2 }],
    })
  })
  it('is never made for what may still be contested', async () => {
    await books.account()
    books.travelTo(parseInstant('2026-10-30T10:00:00Z')!)
    await answered()
    books.travelTo(books.now() + 2 * DAY)
    await makeStatements(books.house.deps)
    expect(await order()).toMatchObject({ reason: 'nothing_to_pay', leftOut: [] })
  })
  it('goes to one person for each account: a second name on it is refused', async () => {
    await books.account()
    const [other] = await books.rows(`select id from person where slug = 'kofi'`)
    const refused = await books.house.deps.store.transaction((tx) =>
      tx.pay.setProfile(
        other.id,
        { holder: 'Kofi', country: 'DE', iban: 'DE02120300000000202051', account: null, bic: null },
        Buffer.from(`account of ${books.personId}`),
      ),
    )
    expect(refused).toBeNull()
  })
})

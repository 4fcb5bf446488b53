import { Kysely } from 'kysely'
import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { DB } from '../../../src/db/schema.ts'
import { dialectOn } from '../../../src/db/statements/dialect.ts'
import { createStore } from '../../../src/db/store.ts'
import type { ConversationId, OfferId, PersonId } from '../../../src/domain/ids.ts'
import { parseInstant } from '../../../src/domain/time/instant.ts'
import { claimsInTurn } from '../../../src/workflows/dispatch/claim-in-turn.ts'
import { claimOffer } from '../../../src/workflows/dispatch/claim-offer.ts'
import { handBack } from '../../../src/workflows/dispatch/hand-back.ts'
import type { Store } from '../../../src/workflows/ports/store.ts'
import { openDesk, type Desk } from './desk.ts'

const CLAIMANTS = 40

let desk: Desk
let pool: pg.Pool
beforeEach(async () => {
  desk = await openDesk('2026-11-03T07:00:00Z')
  pool = new pg.Pool({ connectionString: desk.house.url, max: CLAIMANTS })
  pool.on('error', () => undefined)
})
afterEach(async () => {
  await pool.end()
  await desk.close()
})

interface Offered {
  readonly id: OfferId
  readonly person_id: PersonId
  readonly conversation_id: ConversationId
}

/** A customer writes, and forty people are offered the work. */
async function offerToMany(): Promise<readonly Offered[]> {
  await desk.write('demo-email')
  await desk.until('2026-11-03T07:00:01Z')
  await pool.query(
    `with more as (
       insert into person (id, slug, name, email, kind, time_zone)
       select gen_random_uuid(), 'x' || n, 'X' || n, 'x' || n || '@freelance.example', 'freelance', 'Asia/Manila'
       from generate_series(1, $2::int) n returning id
     ), serving as (
       insert into membership (brand_id, person_id, role) select $1, id, 'expert' from more
     )
     insert into offer (brand_id, id, dispatch_id, conversation_id, channel_kind, person_id, wave, state, offered_at, expires_at)
     select d.brand_id, gen_random_uuid(), d.id, d.conversation_id, 'email', more.id, 1, 'open', now(), now()
     from more, dispatch d`,
    [desk.brandId, CLAIMANTS],
  )
  const { rows } = await pool.query<Offered>(
    `select id, person_id, conversation_id from offer o
     where exists (select from person p where p.id = o.person_id and slug like 'x%') order by id`,
  )
  return rows
}

/** The house's own ways, on forty connections; `transactions` counts what they begin. */
function onManyLines() {
  const now = parseInstant('2026-11-03T07:00:01Z')
  const db = new Kysely<DB>({ dialect: dialectOn(pool) })
  const store = createStore(db, { now: () => now, directoryFreshFor: 0 })
  const count = { transactions: 0 }
  const counting: Store = {
    transaction: (work) => {
      count.transactions += 1
      return store.transaction(work)
    },
  }
  return { deps: { ...desk.house.deps, store: counting }, count }
}

it('forty experts claim at once over forty connections: one has it, and thirty-nine are told who', async () => {
  const offers = await offerToMany()
  const { deps } = onManyLines()
  await Promise.all(Array.from({ length: CLAIMANTS }, () => pool.query('select pg_sleep(0.05)')))

  const outcomes = await Promise.all(
    offers.map((offer) => claimOffer(deps, { offerId: offer.id, personId: offer.person_id })),
  )
  const winners = offers.filter((_, index) => outcomes[index]!.type === 'claimed')
  expect(winners).toHaveLength(1)
  const winner = winners[0]!.person_id
  expect(outcomes.filter((one) => one.type === 'refused')).toHaveLength(CLAIMANTS - 1)
  for (const outcome of outcomes)
    if (outcome.type === 'refused') expect(outcome).toMatchObject({ reason: 'already_claimed', by: winner })
  const { rows: claims } = await pool.query(`select person_id, state from claim where conversation_id = $1`, [
    offers[0]!.conversation_id,
  ])
  expect(claims).toEqual([{ person_id: winner, state: 'active' }])
  const { rows: open } = await pool.query(`select 1 from offer where state = 'open'`)
  expect(open).toEqual([])
})

it('within one node those who come second are told by whoever was first, with one look at the database for all of them', async () => {
  const offers = await offerToMany()
  const { deps, count } = onManyLines()
  const claim = claimsInTurn(deps)
  const outcomes = await Promise.all(
    offers.map(({ id, person_id, conversation_id }) =>
      claim({ offerId: id, personId: person_id, conversationId: conversation_id }),
    ),
  )
  const winner = offers[0]!.person_id
  const { rows } = await pool.query<{ name: string }>('select name from person where id = $1', [winner])
  expect(outcomes[0]).toMatchObject({ type: 'claimed' })
  for (const outcome of outcomes.slice(1))
    expect(outcome).toEqual({
      type: 'refused',
      reason: 'already_claimed',
      by: winner,
      byName: rows[0]!.name,
    })
  expect(count.transactions).toBe(2)
})

it('whoever may not have it lets the next one have it, and so does one whose line breaks', async () => {
  const offers = await offerToMany()
  const { deps } = onManyLines()
  let breaks = 1
  const claim = claimsInTurn({
    ...deps,
    store: {
      transaction: (work) =>
        breaks-- > 0 ? Promise.reject(new Error('the line broke')) : deps.store.transaction(work),
    },
  })
  await pool.query('delete from membership where person_id = $1', [offers[1]!.person_id])
  const told = await Promise.allSettled(
    offers
      .slice(0, 4)
      .map(({ id, person_id, conversation_id }) =>
        claim({ offerId: id, personId: person_id, conversationId: conversation_id }),
      ),
  )
  expect(told[0]).toMatchObject({ status: 'rejected', reason: new Error('the line broke') })
  expect(told.slice(1).map((one) => one.status === 'fulfilled' && one.value)).toMatchObject([
    { type: 'refused', reason: 'not_eligible' },
    { type: 'claimed' },
    { type: 'refused', reason: 'already_claimed', by: offers[2]!.person_id },
  ])
})

it('their own claim is told once more to whoever claims twice, and work that was handed back can be had', async () => {
  const offers = await offerToMany()
  const { deps } = onManyLines()
  const claim = claimsInTurn(deps)
  const [first, second] = offers.map(({ id, person_id, conversation_id }) => ({
    offerId: id,
    personId: person_id,
    conversationId: conversation_id,
  }))
  const twice = await Promise.all([claim(first!), claim(first!)])
  expect(twice[0]).toMatchObject({ type: 'claimed' })
  expect(twice[1]).toEqual(twice[0])
  const { brandId } = desk
  await handBack(deps, { brandId, conversationId: first!.conversationId, personId: first!.personId })
  expect(await claim(second!)).toMatchObject({ type: 'claimed' })
})

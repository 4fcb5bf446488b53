import { Kysely } from 'kysely'
import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { DB } from '../../../src/db/schema.ts'
import { dialectOn } from '../../../src/db/statements/dialect.ts'
import { createStore } from '../../../src/db/store.ts'
import type { OfferId, PersonId } from '../../../src/domain/ids.ts'
import { parseInstant } from '../../../src/domain/time/instant.ts'
import { claimOffer } from '../../../src/workflows/dispatch/claim-offer.ts'
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

it('forty experts claim at once over forty connections: one has it, and thirty-nine are told who', async () => {
  const { conversationId } = await desk.write('demo-email')
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
  const { rows: offers } = await pool.query<{ id: OfferId; person_id: PersonId }>(
    `select id, person_id from offer o where exists (select from person p where p.id = o.person_id and slug like 'x%')`,
  )
  const db = new Kysely<DB>({ dialect: dialectOn(pool) })
  const now = parseInstant('2026-11-03T07:00:01Z')
  const deps = { ...desk.house.deps, store: createStore(db, { now: () => now, directoryFreshFor: 0 }) }
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
    conversationId,
  ])
  expect(claims).toEqual([{ person_id: winner, state: 'active' }])
  const { rows: open } = await pool.query(`select 1 from offer where state = 'open'`)
  expect(open).toEqual([])
})

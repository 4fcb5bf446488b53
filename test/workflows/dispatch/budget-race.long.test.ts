import { Kysely } from 'kysely'
import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { DB } from '../../../src/db/schema.ts'
import { dialectOn } from '../../../src/db/statements/dialect.ts'
import { createStore } from '../../../src/db/store.ts'
import { formatInstant, parseInstant } from '../../../src/domain/time/instant.ts'
import { claimStatement } from '../../../src/timers/claim.ts'
import { reactToSteps } from '../../../src/workflows/dispatch/react-to-steps.ts'
import { openDesk, type Desk } from './desk.ts'

const SEARCHES = 12
const now = parseInstant('2026-11-03T07:00:00.001Z')!

let desk: Desk
let pool: pg.Pool
beforeEach(async () => {
  desk = await openDesk('2026-11-03T07:00:00Z')
  pool = new pg.Pool({ connectionString: desk.house.url, max: SEARCHES })
  pool.on('error', () => undefined)
  await pool.query(`update person set capacity = '{"email": 50}', guards = '{"offers_per_hour": 100}'`)
  await pool.query(
    `update brand set settings = '{"dispatch": {"pay": {"amountMinor": 300, "currency": "EUR"}}}'`,
  )
})
afterEach(async () => {
  await pool.end()
  await desk.close()
})

/** As many searches begin at the same moment, each over a connection of its own; answers for how many something was offered. */
async function searchAtOnce(): Promise<number> {
  for (let n = 0; n < SEARCHES; n += 1) await desk.write('demo-email')
  await pool.query(claimStatement(SEARCHES), ['-infinity', formatInstant(now)])
  const { rows } = await pool.query<{ id: number }>(`select id::int from event where type = 'clock.step'`)
  const db = new Kysely<DB>({ dialect: dialectOn(pool) })
  const deps = { ...desk.house.deps, store: createStore(db, { now: () => now, directoryFreshFor: 0 }) }
  await Promise.all(Array.from({ length: SEARCHES }, () => pool.query('select pg_sleep(0.05)')))
  await Promise.all(rows.map(({ id }) => reactToSteps(deps, [id])))
  const offered = await pool.query<{ dispatches: number }>(
    `select count(distinct dispatch_id)::int as dispatches from offer where state = 'open'`,
  )
  return offered.rows[0]!.dispatches
}

it.each(['hour', 'month'])(
  'twelve searches at once promise no more than the budget of the %s holds',
  async (period) => {
    await pool.query(
      `insert into budget (brand_id, period, limit_minor) select id, $1, 900 from brand where slug = 'demo'`,
      [period],
    )
    expect(await searchAtOnce()).toBe(3)
    const { rows } = await pool.query(
      `select count(*)::int as cut from event where type = 'dispatch.found_nobody' and payload ->> 'reason' = 'budget_exhausted'`,
    )
    expect(rows).toEqual([{ cut: SEARCHES - 3 }])
  },
)

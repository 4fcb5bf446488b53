import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { Kysely, type Transaction } from 'kysely'
import pg from 'pg'
import { knownMessages } from '../../src/db/conversations/known-messages.ts'
import { loadWork } from '../../src/db/dispatch/load-work.ts'
import { refreshStatistics } from '../../src/db/refresh-statistics.ts'
import type { DB } from '../../src/db/schema.ts'
import { dialectOn } from '../../src/db/statements/dialect.ts'
import type { Channel } from '../../src/domain/conversation/channel.ts'
import type { BrandId, TurnId } from '../../src/domain/ids.ts'
import { recordMessages } from '../../src/workflows/messages/record-messages.ts'
import { addOtherBrand } from '../http/support/other-brand.ts'
import { openHouse, type House } from '../support/house.ts'

const A_RUSH = 600
const A_BRAND = 2_200

let house: House
beforeAll(async () => {
  house = await openHouse()
  // The server's own look comes when it likes; here it would come in between.
  const { rows } = await house.pool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  )
  for (const { name } of rows) await house.pool.query(`alter table ${name} set (autovacuum_enabled = off)`)
})
afterAll(() => house.close())

test('a rush on an empty house is answered by plans for a full one', async () => {
  const asking = await oneWhoAsks()
  await customersWrite('first', 1)
  const { brand_id, id } = (await house.pool.query<{ brand_id: BrandId; id: TurnId }>('select * from turn'))
    .rows[0]!
  const pages = () => asking.pagesOf((trx) => loadWork(trx, brand_id, id))
  await pages()

  await customersWrite('rush', A_RUSH)
  expect(await pages()).toBeGreaterThan(60)

  await vi.waitFor(async () => expect(await refreshStatistics(house.pool)).toContain('turn'), 5_000)
  expect(await pages()).toBeLessThan(60)
  await asking.end()
})

test('whoever has grown by less than as much again is left alone', async () => {
  await vi.waitFor(async () => expect(await refreshStatistics(house.pool)).toEqual([]), 5_000)
  await customersWrite('few', A_RUSH / 4)
  await vi.waitFor(async () => expect(await changedTurns()).toBeGreaterThan(50), 5_000)
  expect(await refreshStatistics(house.pool)).not.toContain('turn')
})

test('a brand that has come since is planned for as what it is, however large the others are', async () => {
  await customersWrite('those of before', 3 * A_BRAND)
  await vi.waitFor(async () => expect(await refreshStatistics(house.pool)).toEqual([]), 5_000)
  const asking = await oneWhoAsks()
  await addOtherBrand(house)
  const channel = await house.channel('other-posts')
  await customersWrite('of the new one', A_BRAND, channel)
  const pages = () =>
    asking.pagesOf((trx) => knownMessages(trx, channel.brandId, channel.id, ['1', '2', '3']))
  expect(await pages()).toBeGreaterThan(60)

  await vi.waitFor(async () => expect(await refreshStatistics(house.pool)).toContain('message'), 5_000)
  expect(await pages()).toBeLessThan(60)
  await asking.end()
})

async function changedTurns(): Promise<number> {
  const { rows } = await house.pool.query<{ count: number }>(
    `select n_mod_since_analyze::int as count from pg_stat_user_tables where relname = 'turn'`,
  )
  return rows[0]!.count
}

async function customersWrite(who: string, count: number, where?: Channel): Promise<void> {
  const channel = where ?? (await house.channel('demo-posts'))
  const messages = Array.from({ length: count }, (_, n) => ({
    externalId: `${who}-${n}`,
    threadKey: `${who}-${n}`,
    author: { kind: 'customer' as const, address: `${who}-${n}@customers.example` },
    text: 'Where is my order?',
  }))
  for (let from = 0; from < count; from += 200)
    await recordMessages(house.deps, { channel, messages: messages.slice(from, from + 200) })
}

/** A connection that has been up since before the rush, as those of a node are, and how many pages its questions read. */
async function oneWhoAsks() {
  const pool = new pg.Pool({ connectionString: house.url, max: 1 })
  const read: number[] = []
  pool.on('connect', (client) => client.on('notice', ({ message }) => read.push(pagesOf(message ?? ''))))
  await pool.query(`set plan_cache_mode = auto; load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_analyze = on;
    set auto_explain.log_buffers = on; set auto_explain.log_format = json; set auto_explain.log_level = notice`)
  const db = new Kysely<DB>({ dialect: dialectOn(pool) })
  return {
    async pagesOf(question: (trx: Transaction<DB>) => Promise<unknown>): Promise<number> {
      read.length = 0
      await db.transaction().execute(question)
      return Math.max(...read)
    },
    end: () => db.destroy(),
  }
}

function pagesOf(notice: string): number {
  const pages = [...notice.matchAll(/"Shared (?:Hit|Read) Blocks": (\d+)/g)].slice(0, 2)
  return pages.reduce((sum, [, count]) => sum + Number(count), 0)
}

import { Kysely, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { againIfOvertaken } from '../../src/db/again-if-overtaken.ts'
import { openPool } from '../../src/db/pool.ts'
import type { DB } from '../../src/db/schema.ts'
import { dialectOn } from '../../src/db/statements/dialect.ts'
import { StatementNames } from '../../src/db/statements/statement-names.ts'
import { askTime } from '../../src/db/statements/time-at-begin.ts'
import { createStore } from '../../src/db/store.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

interface Shelf {
  shelf: { id: number; title: string }
}

/** One connection, so that what one statement leaves behind the next one meets. */
function oneLine(prepared?: boolean): Kysely<Shelf> {
  const pool = openPool(database.url, { max: 1, onError: () => undefined })
  return new Kysely<Shelf>({ dialect: dialectOn(pool, { ...(prepared !== undefined && { prepared }) }) })
}

const book = (db: Kysely<Shelf>) => db.selectFrom('shelf').selectAll().where('id', '=', 1).executeTakeFirst()

async function kept(db: Kysely<Shelf>): Promise<readonly string[]> {
  const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db)
  return rows.map(({ statement }) => statement)
}

describe('statements that come often', () => {
  beforeEach(async () => {
    await database.pool.query(`drop table if exists shelf`)
    await database.pool.query(`create table shelf (id int primary key, title text not null)`)
    await database.pool.query(`insert into shelf values (1, 'Sundials')`)
  })

  test('are kept by the connection from their third use on', async () => {
    const db = oneLine()
    await book(db)
    await book(db)
    expect(await kept(db)).toEqual([])
    expect(await book(db)).toEqual({ id: 1, title: 'Sundials' })
    expect(await kept(db)).toEqual(['select * from "shelf" where "id" = $1'])
    await db.destroy()
  })

  test('are not kept where a pooler would lose them', async () => {
    const db = oneLine(false)
    for (let use = 0; use < 10; use++) await book(db)
    expect(await kept(db)).toEqual([])
    await db.destroy()
  })

  test('see what a newer version has added to their table beside them', async () => {
    const db = oneLine()
    for (let use = 0; use < 10; use++) await book(db)
    await database.pool.query('alter table shelf add column year int not null default 1650')
    expect(await book(db)).toEqual({ id: 1, title: 'Sundials', year: 1650 })
    expect(await book(db)).toEqual({ id: 1, title: 'Sundials', year: 1650 })
    await db.destroy()
  })

  test('see it in a transaction that was begun, too, which is done anew as a whole', async () => {
    const db = oneLine()
    for (let use = 0; use < 10; use++) await book(db)
    await database.pool.query('alter table shelf add column year int not null default 1650')
    let attempts = 0
    const found = await againIfOvertaken(() =>
      db.transaction().execute(async (trx) => {
        attempts += 1
        await trx.updateTable('shelf').set({ title: 'Dials' }).where('id', '=', 1).execute()
        return book(trx)
      }),
    )
    expect(found).toEqual({ id: 1, title: 'Dials', year: 1650 })
    expect(attempts).toBe(2)
    await db.destroy()
  })

  test('that fail are asked for anew, and their mistake is told', async () => {
    const db = oneLine()
    const divide = (by: number) => sql<{ it: number }>`select 10 / ${by}::int as it`.execute(db)
    for (let use = 0; use < 5; use++) await divide(5)
    await expect(divide(0)).rejects.toThrow('division by zero')
    expect((await divide(2)).rows).toEqual([{ it: 5 }])
    await db.destroy()
  })
})

test('however many forms a statement has, names are given to four hundred at most', () => {
  const names = new StatementNames()
  const given = new Set<string>()
  for (let form = 0; form < 10_000; form++) {
    const text = `select ${form} where $1`
    for (let use = 0; use < 3; use++) {
      const name = names.nameOf(text)
      if (name !== undefined) given.add(name)
    }
  }
  expect(given.size).toBe(400)
})

describe('a transaction', () => {
  /** What goes to the server, in its order. */
  function listening() {
    const pool = openPool(database.url, { max: 1, onError: () => undefined })
    const said: string[] = []
    pool.on('connect', (client) => {
      const query = client.query.bind(client) as (...given: unknown[]) => unknown
      client.query = ((...given: unknown[]) => {
        said.push(typeof given[0] === 'string' ? given[0] : (given[0] as { text: string }).text)
        return query(...given)
      }) as typeof client.query
    })
    return { db: new Kysely<DB>({ dialect: dialectOn(pool) }), said }
  }

  test('learns its time with its beginning, from the database', async () => {
    const { db, said } = listening()
    const before = (await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db)).rows[0]!.now
    said.length = 0
    const now = await createStore(db).transaction((tx) => Promise.resolve(tx.now))
    expect(said).toEqual(["begin; select date_trunc('milliseconds', statement_timestamp()) as now", 'commit'])
    const after = (await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db)).rows[0]!.now
    expect(now).toBeGreaterThanOrEqual(before.getTime())
    expect(now).toBeLessThanOrEqual(after.getTime())
    await db.destroy()
  })

  test('that asks for the time later, or asks twice, is told that of the question', async () => {
    const { db, said } = listening()
    const ask = (trx: Kysely<DB>) => sql.raw<{ now: Date }>(askTime).execute(trx)
    await db.transaction().execute(async (trx) => {
      const first = (await ask(trx)).rows[0]!.now
      await sql`select pg_sleep(0.01)`.execute(trx)
      const second = (await ask(trx)).rows[0]!.now
      expect(second.getTime()).toBeGreaterThan(first.getTime())
    })
    expect(said.filter((text) => text === askTime)).toHaveLength(1)
    await db.destroy()
  })
})

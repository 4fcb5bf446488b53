import { Socket } from 'node:net'
import { Kysely, sql, type Transaction } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openPool } from '../../src/db/pool.ts'
import type { DB } from '../../src/db/schema.ts'
import { copyRows } from '../../src/db/statements/copy-rows.ts'
import { dialectOn } from '../../src/db/statements/dialect.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
let db: Kysely<DB>
beforeAll(async () => {
  database = await testDatabase()
  await database.pool.query('create table shelf (id int primary key, title text not null)')
  // One connection, so that what one statement leaves behind the next one meets.
  const pool = openPool(database.url, { max: 1, onError: () => undefined, answersWithin: 10_000 })
  db = new Kysely<DB>({ dialect: dialectOn(pool) })
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
})
beforeEach(() => database.pool.query('truncate shelf'))

const put = (trx: Transaction<DB>, ...rows: [number, string][]) =>
  copyRows(trx, 'shelf' as keyof DB, 'id, title', rows)
const titles = async (asked: Kysely<DB>, from = 0) =>
  (
    await sql<{ title: string }>`select title from shelf where id >= ${from} order by id`.execute(asked)
  ).rows.map(({ title }) => title)
const refused = { code: '23505', constraint: 'shelf_pkey' }

test('rows of several tables are there for the statement after them, which takes as many ways to the server as without them', async () => {
  await database.pool.query('create table box (id int primary key, title text not null)')
  const written = vi.spyOn(Socket.prototype as unknown as { _writev(): void }, '_writev')
  const asks = async (trx: Transaction<DB>) => {
    written.mockClear()
    const seen = await titles(trx)
    return { seen, ways: written.mock.calls.length }
  }
  const without = await db.transaction().execute(asks)
  const { seen, ways } = await db.transaction().execute(async (trx) => {
    await put(trx, [1, 'Sundials'], [2, 'Tabs\tand\nlines \\ and so on'])
    await copyRows(trx, 'box' as keyof DB, 'id, title', [[1, 'Clocks']])
    return asks(trx)
  })
  written.mockRestore()
  expect(without.ways).toBe(1)
  expect(ways).toBe(1)
  expect(seen).toEqual(['Sundials', 'Tabs\tand\nlines \\ and so on'])
  expect((await database.pool.query('select title from box')).rows).toEqual([{ title: 'Clocks' }])
})

test('a transaction may end with rows', async () => {
  await db.transaction().execute((trx) => put(trx, [1, 'Sundials']))
  expect(await titles(db)).toEqual(['Sundials'])
})

test('a key that exists is refused by the statement after it, and the line goes on', async () => {
  await db.transaction().execute((trx) => put(trx, [1, 'Sundials']))
  const twice = db.transaction().execute(async (trx) => {
    await put(trx, [2, 'Clocks'], [1, 'Sundials again'])
    return titles(trx)
  })
  await expect(twice).rejects.toMatchObject(refused)
  expect(await titles(db)).toEqual(['Sundials'])
})

test('and by the end of the transaction, which then has not come to pass', async () => {
  await db.transaction().execute((trx) => put(trx, [1, 'Sundials']))
  await expect(db.transaction().execute((trx) => put(trx, [2, 'Clocks'], [1, 'x']))).rejects.toMatchObject(
    refused,
  )
  expect(await titles(db)).toEqual(['Sundials'])
})

test('a statement that was to be kept by the line, but never came to be parsed, is parsed the next time', async () => {
  await db.transaction().execute((trx) => put(trx, [1, 'Sundials']))
  const often = (asked: Kysely<DB>) =>
    sql`select title, id + ${1} as next from shelf where id = ${1}`.execute(asked)
  await often(db)
  await often(db)
  const twice = db.transaction().execute(async (trx) => {
    await put(trx, [1, 'x'])
    await often(trx) // its third use: the first with a name
  })
  await expect(twice).rejects.toMatchObject(refused)
  expect((await often(db)).rows).toEqual([{ title: 'Sundials', next: 2 }])
  await db.transaction().execute(async (trx) => {
    await put(trx, [2, 'Clocks'])
    expect((await often(trx)).rows).toEqual([{ title: 'Sundials', next: 2 }])
  })
  expect((await often(db)).rows).toEqual([{ title: 'Sundials', next: 2 }])
})

test('rows of a transaction that is given up before anything else is said never go', async () => {
  const givenUp = db.transaction().execute(async (trx) => {
    await put(trx, [1, 'Sundials'])
    throw new Error('given up')
  })
  await expect(givenUp).rejects.toThrow('given up')
  await db.transaction().execute((trx) => put(trx, [2, 'Clocks']))
  expect(await titles(db)).toEqual(['Clocks'])
})

test('what cannot be a row is refused where it stands, and the next statement is answered by its own result', async () => {
  const wrong = db.transaction().execute(async (trx) => {
    await copyRows(trx, 'shelf' as keyof DB, 'id, title', [['no number', 'x']])
    await titles(trx)
  })
  await expect(wrong).rejects.toMatchObject({ code: '22P02' })
  expect(await titles(db, 5)).toEqual([])
})

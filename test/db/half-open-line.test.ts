import { Kysely, PostgresDialect, sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openPool } from '../../src/db/pool.ts'
import { openLine, type Line } from '../chaos/support/line.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
let line: Line
beforeAll(async () => {
  database = await testDatabase()
  line = await openLine(Number(new URL(database.url).port))
})
afterAll(async () => {
  await line.close()
  await database.drop()
})

test('a line on which nothing comes back is given up, and what follows goes by a new one', async () => {
  const url = new URL(database.url)
  url.port = String(line.port)
  const pool = openPool(url.href, { max: 1, onError: () => undefined, answersWithin: 1_000 })
  const db = new Kysely({ dialect: new PostgresDialect({ pool }) })
  const ask = () => sql`select 1`.execute(db)
  await ask()
  line.freeze()
  await expect(ask()).rejects.toThrow('Query read timeout')
  await vi.waitFor(ask, 20_000)
  await db.destroy()
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from './database.ts'

let one: TestDatabase
let other: TestDatabase

beforeAll(async () => {
  ;[one, other] = await Promise.all([testDatabase(), testDatabase()])
})

afterAll(async () => {
  await one.drop()
  await other.drop()
})

test('a test database has all migrations', async () => {
  const found = await one.pool.query(
    "select 1 from pg_tables where schemaname = 'public' and tablename = 'conversation'",
  )
  expect(found.rowCount).toBe(1)
})

test('two test databases know nothing of each other', async () => {
  await one.pool.query('create table mine (a int)')
  const found = await other.pool.query("select 1 from pg_tables where tablename = 'mine'")
  expect(found.rowCount).toBe(0)
})

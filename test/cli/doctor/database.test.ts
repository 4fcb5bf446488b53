import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkDatabase } from '../../../src/cli/doctor/database.ts'
import { readEnvironment } from '../../../src/environment.ts'
import { testDatabase, type TestDatabase } from '../../support/database.ts'

const role = `stranger_${process.pid}`
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  await database.pool.query(`create role ${role} login password 'p@ss'`)
  await database.pool.query('revoke create on schema public from public')
})

afterAll(async () => {
  await database.pool.query(`drop role ${role}`)
  await database.drop()
})

function check(change: (url: URL) => void) {
  const url = new URL(database.url)
  change(url)
  return checkDatabase(readEnvironment({ DATABASE_URL: url.href }))
}

test('a good server: its version, and clocks that agree', async () => {
  const findings = await check(() => {})
  expect(findings.filter(({ verdict }) => verdict === 'fail')).toEqual([])
  expect(findings[0]?.message).toMatch(/^PostgreSQL \d+/)
  expect(findings.map(({ check: name }) => name)).toContain('clock')
})

test('a wrong password, and what to look for', async () => {
  const [finding] = await check((url) => (url.password = 'wrong'))
  expect(finding).toMatchObject({
    verdict: 'fail',
    mend: expect.stringContaining('password in DATABASE_URL is wrong'),
  })
})

test('a database that does not exist', async () => {
  const [finding] = await check((url) => (url.pathname = '/no_such_database'))
  expect(finding).toMatchObject({ verdict: 'fail', mend: expect.stringContaining('createdb') })
})

test('nobody at that port', async () => {
  const [finding] = await check((url) => (url.port = '1'))
  expect(finding).toMatchObject({ verdict: 'fail', mend: expect.stringContaining('Is the server running') })
})

test('a role that may not create tables', async () => {
  const findings = await check((url) => {
    url.username = role
    url.password = 'p%40ss'
  })
  expect(findings).toContainEqual(
    expect.objectContaining({ verdict: 'fail', message: `the role "${role}" may not create tables` }),
  )
})

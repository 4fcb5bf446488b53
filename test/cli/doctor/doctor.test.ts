import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { doctor } from '../../../src/cli/doctor.ts'
import { testDatabase } from '../../support/database.ts'

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'sundial-doctor-'))
const env = { SUNDIAL_DATA_DIR: dataDir, SUNDIAL_ROLES: 'timers' }

afterAll(() => {
  rmSync(dataDir, { recursive: true, force: true })
})

async function run(variables: NodeJS.ProcessEnv, json: boolean) {
  const output = new PassThrough()
  const status = await doctor(variables, output, { json })
  output.end()
  return { status, said: await text(output) }
}

test('a healthy installation: exit status 0 and a line for each check', async () => {
  const database = await testDatabase()
  const { status, said } = await run({ ...env, DATABASE_URL: database.url }, false)
  await database.drop()
  expect(said).toMatch(/^ok {4}database {2,}PostgreSQL \d+/m)
  expect(said).toMatch(/^0 to mend, /m)
  expect(status).toBe(0)
})

test('a database out of reach: exit status 1, in JSON with the way to mend it', async () => {
  const { status, said } = await run({ ...env, DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' }, true)
  const report = JSON.parse(said) as { ok: boolean; findings: unknown[] }
  expect(report.ok).toBe(false)
  expect(report.findings).toContainEqual(
    expect.objectContaining({ check: 'database', verdict: 'fail', mend: expect.any(String) }),
  )
  expect(status).toBe(1)
})

test('wrong variables: every one named at once', async () => {
  const { status, said } = await run({ PORT: 'abc', SMTP_URL: 'http://mail' }, false)
  expect(said).toMatch(/^FAIL {2}environment {2,}PORT: must be a port number/m)
  expect(said).toMatch(/^FAIL {2}environment {2,}SMTP_URL: must be a URL such as smtp:/m)
  expect(status).toBe(1)
})

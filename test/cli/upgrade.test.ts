import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrations } from '../../migrations/index.ts'
import { upgrade } from '../../src/cli/upgrade.ts'
import { restoreBackup } from '../../src/db/backup/restore-backup.ts'
import { migrate } from '../../src/db/migrate.ts'
import { emptyDatabase, type TestDatabase } from '../support/database.ts'

const names = Object.keys(migrations).toSorted()
const noon = Date.UTC(2026, 2, 2, 12)
let database: TestDatabase
let dataDir: string

beforeEach(async () => {
  database = await emptyDatabase()
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'sundial-upgrade-'))
})
afterEach(async () => {
  await database.drop()
  rmSync(dataDir, { recursive: true })
})

async function run(databaseUrl: string | undefined = database.url) {
  const [output, diagnostics] = [new PassThrough(), new PassThrough()]
  const env = { DATABASE_URL: databaseUrl, SUNDIAL_DATA_DIR: dataDir }
  const status = await upgrade(env, { output, diagnostics }, noon)
  return { status, output: String(output.read() ?? ''), diagnostics: String(diagnostics.read() ?? '') }
}

const applied = async (one: TestDatabase): Promise<string[]> =>
  (await one.pool.query<{ name: string }>('select name from kysely_migration order by name')).rows.map(
    ({ name }) => name,
  )
const backups = path.join('backups', 'sundial-2026-03-02T12-00-00.jsonl.gz')

test('what is there is backed up first, as it was; then the database is brought to this release', async () => {
  await migrate(database.url, { upTo: names.at(-2) })
  await database.pool.query(
    `insert into brand (id, slug, name, time_zone) values (gen_random_uuid(), 'acme', 'Acme', 'UTC')`,
  )
  const { status, output } = await run()
  expect(status).toBe(0)
  expect(output).toBe(
    `Backed up to ${path.join(dataDir, backups)}.\nThe database is up to date: 1 migrations were run.\n`,
  )
  expect(await applied(database)).toEqual(names)

  const back = await emptyDatabase()
  try {
    await restoreBackup(back.url, path.join(dataDir, backups))
    expect((await back.pool.query('select slug from brand')).rows).toEqual([{ slug: 'acme' }])
  } finally {
    await back.drop()
  }
})

test('a database that is empty has nothing to back up', async () => {
  const { status, output } = await run()
  expect({ status, output }).toEqual({
    status: 0,
    output: `The database is up to date: ${names.length} migrations were run.\n`,
  })
  expect(readdirSync(dataDir)).toEqual([])
})

test('a database of a later release is refused, by an upgrade and by a node, and stays as it is', async () => {
  await migrate(database.url)
  await database.pool.query("insert into kysely_migration (name, timestamp) values ('9999-later', 'now')")
  const { status, output, diagnostics } = await run()
  expect({ status, output }).toEqual({ status: 1, output: '' })
  expect(diagnostics).toMatch(
    /^A later release has used this database \(it has 9999-later\): .+\nNothing was changed\.\n$/,
  )
  expect(existsSync(path.join(dataDir, 'backups'))).toBe(false)
  await expect(migrate(database.url)).rejects.toThrow('A later release has used this database')
  expect(await applied(database)).toEqual([...names, '9999-later'])
})

test('files of another major of PostgreSQL are refused before anything is started on them', async () => {
  const cluster = path.join(dataDir, 'postgres')
  mkdirSync(cluster)
  writeFileSync(path.join(cluster, 'PG_VERSION'), '16\n')
  const { status, diagnostics } = await run('')
  expect(status).toBe(1)
  expect(diagnostics).toContain('was written by PostgreSQL 16')
  expect(diagnostics).toContain('sundial backup FILE')
  expect(readdirSync(cluster)).toEqual(['PG_VERSION'])
})

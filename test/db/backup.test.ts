import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAudit } from '../../src/db/audit/verify-audit.ts'
import { BackupError } from '../../src/db/backup/format.ts'
import { restoreBackup } from '../../src/db/backup/restore-backup.ts'
import { writeBackup } from '../../src/db/backup/write-backup.ts'
import type { DB } from '../../src/db/schema.ts'
import { audit } from '../../src/db/changes/audit.ts'
import { followFacts } from '../../src/workflows/figures/follow-facts.ts'
import { recordMessages } from '../../src/workflows/messages/record-messages.ts'
import { emptyDatabase, type TestDatabase } from '../support/database.ts'
import { openHouse, type House } from '../support/house.ts'

let house: House
const folder = mkdtempSync(path.join(os.tmpdir(), 'sundial-backup-'))
const file = path.join(folder, 'backup.jsonl.gz')
const databases: TestDatabase[] = []

beforeAll(async () => {
  house = await openHouse()
  const channel = await house.channel('demo-posts')
  const message = (n: number) => ({
    externalId: `m${n}`,
    threadKey: `t${n}`,
    author: {
      kind: 'customer' as const,
      address: `c${n}@customers.example`,
      name: 'Nadia \u0646\u0627\u062f\u06cc\u0627',
    },
    text: `Where is order ${n}? "\\"`,
  })
  await recordMessages(house.deps, { channel, messages: [1, 2, 3].map(message) })
  await followFacts(house.deps)
  await recordMessages(house.deps, { channel, messages: [4, 5].map(message) })
  await house.deps.store.transaction((tx) =>
    tx.archive.keep(channel.brandId, Buffer.from([0, 255, 10, 13, 128]), 'image/png'),
  )
  await audit(
    house.db,
    { personId: null, newId: house.deps.newId },
    { brandId: null, action: 'x', subject: 'y' },
  )
  await house.pool.query("select graphile_worker.add_job('recount-fairness', '{}'::json)")
  await writeBackup(house.pool, file)
})
afterAll(async () => {
  for (const database of databases) await database.drop()
  await house.close()
  rmSync(folder, { recursive: true })
})

async function emptyUrl(): Promise<string> {
  const database = await emptyDatabase()
  databases.push(database)
  return database.url
}

const digest = `select string_agg(md5(to_jsonb(t)::text), '' order by md5(to_jsonb(t)::text)) as rows from`
const tables = [
  'brand',
  'person',
  'channel',
  'policy_version',
  'conversation',
  'message',
  'message_body',
  'turn',
  'timer',
  'blob_chunk',
  'audit',
  'turn_account',
  'neglect_tally',
  'signing_key',
]

test('what was backed up comes back, row for row, and work goes on from there', async () => {
  const url = await emptyUrl()
  await restoreBackup(url, file)
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  for (const table of tables) {
    const [before, after] = await Promise.all(
      [house.pool, pool].map((one) => one.query(`${digest} ${table} t`)),
    )
    expect({ table, rows: after!.rows[0].rows }).toEqual({ table, rows: before!.rows[0].rows })
  }
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  expect(await verifyAudit(db)).toEqual(await verifyAudit(house.db))
  expect((await verifyAudit(db)).lines).toBeGreaterThan(0)
  const jobs = await pool.query('select 1 from graphile_worker.jobs')
  expect(jobs.rowCount).toBe((await house.pool.query('select 1 from graphile_worker.jobs')).rowCount)
  const next = await pool.query(
    `insert into event (brand_id, type, occurred_at) select id, 'x', now() from brand returning id`,
  )
  const last = await house.pool.query('select max(id) as id from event')
  expect(Number(next.rows[0].id)).toBeGreaterThan(Number(last.rows[0].id))
  const unread = `select count(*)::int as n from event, figures_position p where not pg_visible_in_snapshot(event.xid, p.seen) and type <> 'x'`
  expect((await pool.query(unread)).rows).toEqual((await house.pool.query(unread)).rows)
  await pool.end()
})

test('a backup that breaks off or was changed is refused, and nothing of it is taken over', async () => {
  const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n')
  const variants: [string, string][] = [
    ['breaks off', lines.slice(0, -1).join('\n')],
    [
      'was changed',
      lines
        .map((line, n) => (n === 2 ? line.replace('demo', 'domo') : line))
        .join('\n')
        .replace('demo', 'dome'),
    ],
    ['no backup', '{"sundial_backup":2}'],
  ]
  for (const [problem, text] of variants) {
    const broken = path.join(folder, 'broken.gz')
    writeFileSync(broken, gzipSync(`${text}\n`))
    const url = await emptyUrl()
    await expect(restoreBackup(url, broken)).rejects.toThrow(BackupError)
    await expect(restoreBackup(url, broken)).rejects.toThrow(problem)
  }
})

test('a database that is in use is not overwritten', async () => {
  await expect(restoreBackup(house.url, file)).rejects.toThrow('not empty')
})

test('a backup of a later release is refused by name', async () => {
  const [head, ...rest] = gunzipSync(readFileSync(file)).toString().split('\n')
  const later = JSON.parse(head!) as { migrations: string[] }
  later.migrations.push('9999-later')
  const other = path.join(folder, 'later.gz')
  writeFileSync(other, gzipSync([JSON.stringify(later), ...rest].join('\n')))
  await expect(restoreBackup(await emptyUrl(), other)).rejects.toThrow('9999-later')
})

import { readdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrations } from '../../migrations/index.ts'
import { migrate } from '../../src/db/migrate.ts'
import { QueryWithRows } from '../../src/db/statements/query-with-rows.ts'
import { emptyDatabase, type TestDatabase } from '../support/database.ts'
import { readRecording, tallySql, type Part, type Recording } from './recorded.ts'

const folder = path.join(import.meta.dirname, 'releases')
const releases = readdirSync(folder).map((release) => readRecording(path.join(folder, release)))

describe.each(releases)('beside release $release', (recording) => {
  let url: string
  let database: TestDatabase

  beforeAll(async () => {
    database = await emptyDatabase()
    url = database.url
  })
  afterAll(() => database.drop())

  test('its database is brought to this release with everything in it, and it works on there', async () => {
    const before = await say(recording, ['schema', 'before'], url)
    expect(before).toEqual([])
    const kept = await tally(url)
    expect(kept['message inbound customer']).toBeGreaterThan(0)

    await migrate(url)
    expect(await tally(url)).toEqual(kept)
    const applied = await rowsOf<{ name: string }>(url, 'select name from kysely_migration')
    expect(applied.map((row) => row.name).toSorted()).toEqual(Object.keys(migrations).toSorted())

    // What its node does while the first node of this release is there already: mails, steps, offers, an answer.
    expect(await say(recording, ['beside'], url)).toEqual([])
    expect(await tally(url)).toEqual(recording.tally)
  }, 180_000)

  test('a change that takes away what it writes is found out', async () => {
    await rowsOf(url, 'alter table event rename column payload to facts')
    const refused = await say(recording, ['beside'], url)
    expect(refused.filter((one) => one.includes('column "payload"'))).not.toEqual([])
  }, 180_000)
})

/** The release spoke to servers that plan as they please; the tests' own plans every statement without its values. */
const plannedAsUsual = '-c plan_cache_mode=auto'

/** Says everything again, on as many connections and in the order of the answers. Each refusal with its statement. */
async function say(recording: Recording, parts: readonly Part[], url: string): Promise<readonly string[]> {
  const clients = new Map<number, pg.Client>()
  const refused: string[] = []
  try {
    for (const { on, text, values, copied } of recording.statements.filter(({ part }) =>
      parts.includes(part),
    )) {
      const client = clients.get(on) ?? new pg.Client({ connectionString: url, options: plannedAsUsual })
      if (!clients.has(on)) await client.connect()
      clients.set(on, client)
      const said = copied === undefined ? client.query(text, [...(values ?? [])]) : copy(client, text, copied)
      await said.catch((error: unknown) => refused.push(`${String(error)} for: ${text.slice(0, 300)}`))
    }
  } finally {
    for (const client of clients.values()) await client.end()
  }
  return refused
}

async function copy(client: pg.Client, text: string, rows: string): Promise<void> {
  const copying = new QueryWithRows([{ text, rows }], { text: 'select' })
  client.query(copying)
  await copying.done
}

async function tally(url: string): Promise<Readonly<Record<string, number>>> {
  const rows = await rowsOf<{ what: string; count: number }>(url, tallySql)
  return Object.fromEntries(rows.map(({ what, count }) => [what, count]))
}

async function rowsOf<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
    .query<Row>(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}

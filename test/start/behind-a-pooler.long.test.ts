import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../src/db/embedded/free-port.ts'
import { readEnvironment } from '../../src/environment.ts'
import { createLog } from '../../src/start/log.ts'
import { startSundial, type Sundial } from '../../src/start/start-sundial.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { openPooler, poolerIsInstalled, type Pooler } from '../support/pooler.ts'

const TOKEN = 'a-token-of-the-operator-with-more-than-32-characters'
/** Fewer than a node opens for its work alone, so that its transactions take turns on them. */
const CONNECTIONS = 4
const MESSAGES = 60

let database: TestDatabase
let pooler: Pooler
let directory: string
let port: number
const complaints: string[] = []

function start(more: Readonly<Record<string, string>>): Promise<Sundial> {
  const variables = {
    DATABASE_URL: pooler.url,
    SUNDIAL_DATA_DIR: directory,
    SUNDIAL_CONFIG: path.join(directory, 'no-config'),
    SUNDIAL_SMTP_PORT: '0',
    SUNDIAL_API_TOKEN: TOKEN,
    SUNDIAL_LOG_LEVEL: 'warn',
    PORT: String(port),
    ...more,
  }
  const log = createLog(variables, { write: (line) => void complaints.push(line) })
  return startSundial({ environment: readEnvironment(variables), variables, log })
}

describe.skipIf(!poolerIsInstalled)('behind PgBouncer in transaction mode', () => {
  beforeAll(async () => {
    database = await testDatabase()
    pooler = await openPooler(database.url, CONNECTIONS)
    directory = mkdtempSync(path.join(os.tmpdir(), 'sundial-pooled-'))
    port = await freePort()
  })
  afterAll(async () => {
    await pooler.close()
    await database.drop()
    rmSync(directory, { recursive: true, force: true })
  })

  const count = async (sql: string) =>
    (await database.pool.query<{ count: number }>(`select count(*)::int as count from ${sql}`)).rows[0]!.count

  it('a node that was not told where the server itself is does not start half-way', async () => {
    const error = await start({}).catch((problem: unknown) => problem)
    expect(inspect(error)).toContain('unsupported startup parameter')
  })

  it('a whole node takes messages, fires their steps and runs the queue', { timeout: 120_000 }, async () => {
    const sundial = await start({ SUNDIAL_DIRECT_DATABASE_URL: database.url })
    try {
      const statuses = await Promise.all(
        Array.from({ length: MESSAGES }, async (_, n) => {
          const response = await fetch(`http://127.0.0.1:${port}/api/v1/channels/demo-posts/messages`, {
            method: 'POST',
            headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
            body: JSON.stringify({
              external_id: `pooled-${n}`,
              thread_key: `pooled-${n}`,
              author: { kind: 'customer', address: `c${n}@customers.example` },
              text: 'Where is my parcel?',
            }),
          })
          return response.status
        }),
      )
      expect(new Set(statuses)).toEqual(new Set([202]))
      expect(await count("message_body where external_id like 'pooled-%'")).toBe(MESSAGES)
      await expect
        .poll(() => count("event where type = 'clock.step'"), { timeout: 60_000 })
        .toBeGreaterThanOrEqual(MESSAGES)
      await expect.poll(() => count('graphile_worker.jobs where run_at < now()'), { timeout: 60_000 }).toBe(0)
      expect(complaints.filter((line) => /prepared statement|advisory|does not exist/.test(line))).toEqual([])
    } finally {
      await sundial.stop()
    }
  })
})

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { isAlive } from '../../src/db/embedded/postmaster-file.ts'
import { startEmbedded, type EmbeddedServer } from '../../src/db/embedded/start-embedded.ts'
import { migrate } from '../../src/db/migrate.ts'
import { armTimers } from '../../src/timers/arm-timers.ts'
import { checkTimers } from '../../src/timers/check-timers.ts'
import { startTimerEngine } from '../../src/timers/start-timer-engine.ts'
import { flakyLine } from './flaky-line.ts'
import { databaseNow, executeOn, recordedSteps, silent, timer } from './support.ts'

const home = mkdtempSync(path.join(os.tmpdir(), 'sundial-restart-'))
const options = { dataDir: path.join(home, 'postgres'), database: 'sundial' }
let server: EmbeddedServer

beforeAll(async () => {
  server = await startEmbedded(options)
  await migrate(server.url)
})

afterAll(async () => {
  await server.stop()
  rmSync(home, { recursive: true, force: true })
})

/** An immediate shutdown: no checkpoint, the log is replayed at the next start. */
async function killPostgres(): Promise<void> {
  const [pid] = readFileSync(path.join(options.dataDir, 'postmaster.pid'), 'utf8').split('\n')
  process.kill(Number(pid), 'SIGQUIT')
  await vi.waitUntil(() => !isAlive(Number(pid)), { timeout: 20_000 })
}

test('PostgreSQL crashes amid the firing and comes back: every step has fired once', async () => {
  const line = await flakyLine(server.url)
  const pool = new pg.Pool({ connectionString: line.url })
  pool.on('error', () => undefined)
  const now = await databaseNow(pool)
  const waiting = Array.from({ length: 400 }, (_, n) => timer({ steps: [['due', now + 2 * n]] }))
  await armTimers(executeOn(pool), waiting)
  const engine = startTimerEngine({ pool, log: silent })
  await vi.waitUntil(async () => (await recordedSteps(pool)).length > 20, { timeout: 20_000 })
  await killPostgres()
  await vi.waitUntil(() => !engine.health().ready, { timeout: 10_000 })
  server = await startEmbedded(options)
  line.leadTo(server.url)
  const back = new pg.Pool({ connectionString: server.url })
  await vi.waitUntil(async () => (await recordedSteps(back)).length >= 400, { timeout: 20_000 })
  await engine.stop()
  expect(await recordedSteps(back)).toHaveLength(400)
  expect(await checkTimers(executeOn(back))).toEqual([])
  await back.end()
  await pool.end()
  await line.close()
})

import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { armTimers } from '../../src/timers/arm-timers.ts'
import { checkTimers } from '../../src/timers/check-timers.ts'
import { claimStatement } from '../../src/timers/claim.ts'
import { finishTimers } from '../../src/timers/finish-timers.ts'
import { pauseTimers } from '../../src/timers/pause-timers.ts'
import { retargetStatement } from '../../src/timers/retarget-timers.ts'
import { scheduleTimers } from '../../src/timers/schedule-timers.ts'
import { startTimerEngine } from '../../src/timers/start-timer-engine.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { databaseNow, executeOn, queuedEffects, recordedSteps, silent, timer } from './support.ts'

/** Each guard is broken once: what stands between the customer and a double page must be seen to matter. */
const T = Date.UTC(2024, 2, 10, 7, 0, 0)

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.drop())

const check = (now: number) => checkTimers(executeOn(database.pool), { now, grace: 0 })

async function waitsForALock(pid: number): Promise<boolean> {
  const { rows } = await database.pool.query<{ waits: boolean }>(
    'select cardinality(pg_blocking_pids($1)) > 0 as waits',
    [pid],
  )
  return rows[0]!.waits
}

/**
 * Two nodes claim the same due timer; the second one comes while the first one has not committed: it has either passed
 * over what is taken, or seen it and waits for its lock.
 */
async function claimTwice(statement: string): Promise<void> {
  await armTimers(executeOn(database.pool), [timer({ steps: [['due', T]] })])
  const [one, other] = [await database.pool.connect(), await database.pool.connect()]
  const values = ['-infinity', new Date(T + 1).toISOString()]
  const { rows } = await other.query<{ pid: number }>('select pg_backend_pid() as pid')
  await one.query('begin')
  await one.query(statement, values)
  let passedOver = false
  const second = other.query(statement, values).then(() => (passedOver = true))
  await vi.waitUntil(async () => passedOver || (await waitsForALock(rows[0]!.pid)), { timeout: 20_000 })
  await one.query('commit')
  await second
  one.release()
  other.release()
}

test('two nodes that claim at the same time fire once', async () => {
  await claimTwice(claimStatement(10))
  expect(await recordedSteps(database.pool)).toHaveLength(1)
  expect(await check(T + 1)).toEqual([])
})

test('without the row lock, and by what was found instead of what was changed, they fire twice, and the checker sees it', async () => {
  const broken = claimStatement(10)
    .replace('for update skip locked', '')
    .replace(
      '(select * from moved union all select * from ended)',
      '(select t.*, d.from_step, d.to_step from due d join timer t on t.ctid = d.place)',
    )
  await claimTwice(broken)
  expect(new Set((await check(T + 1)).map(({ rule }) => rule))).toContain('step fired twice')
})

test('what fires once may be armed again under its id; that counts once for each instant', async () => {
  const look = { id: randomUUID(), conversationId: randomUUID(), kind: 'dispatch' as const }
  for (const at of [T, T + 60_000]) {
    await armTimers(executeOn(database.pool), [timer({ ...look, steps: [['due', at]] })])
    await database.pool.query(claimStatement(10), ['-infinity', new Date(at + 1).toISOString()])
  }
  expect(await check(T + 60_001)).toEqual([])
  await database.pool.query(
    `insert into event (brand_id, type, subject, occurred_at, recorded_at, payload)
     select brand_id, type, subject, occurred_at, recorded_at, payload || '{"last": false}' from event where type = 'dispatch.due' limit 1`,
  )
  expect((await check(T + 60_001)).map(({ rule }) => rule)).toEqual(['step fired twice'])
})

/** Another process, which knows no engine, commits a timer that was due before the horizon of ours. */
async function armBehindTheHorizon(sweepEvery: number): Promise<{ stop(): Promise<void>; now: number }> {
  const engine = startTimerEngine({ pool: database.pool, log: silent, sweepEvery })
  await vi.waitUntil(() => engine.health().ready, { timeout: 20_000 })
  const now = await databaseNow(database.pool)
  await armTimers(executeOn(database.pool), [timer({ steps: [['due', now - 10_000]] })])
  return { stop: () => engine.stop(), now }
}

test('what is armed behind the horizon is found by the sweep', async () => {
  const engine = await armBehindTheHorizon(20)
  await vi.waitUntil(async () => (await recordedSteps(database.pool)).length > 0, { timeout: 20_000 })
  await engine.stop()
  expect(await check(engine.now)).toEqual([])
})

test('without the sweep it stays there, and the checker sees it', async () => {
  const engine = await armBehindTheHorizon(2 ** 31 - 1)
  await new Promise((resolve) => setTimeout(resolve, 1_500)) // the next look ahead is over by then
  await engine.stop()
  expect((await check(engine.now)).map(({ rule }) => rule)).toEqual(['due step not fired'])
})

/** A lead adds a holiday; between reading and writing the clocks, the conversation is put on hold. */
async function retargetWhatHasChanged(statement: string): Promise<readonly string[]> {
  const clock = timer({ steps: [['due', T]] })
  await armTimers(executeOn(database.pool), [clock])
  const seen = { ...clock, version: 0 }
  await pauseTimers(executeOn(database.pool), [{ ...seen, at: T - 60_000, remaining: 60_000 }])
  return scheduleTimers(executeOn(database.pool), statement, [
    { ...seen, stepAt: [T + 1_000], dueAt: T + 1_000 },
  ])
}

test('what was decided on an older version is refused', async () => {
  expect(await retargetWhatHasChanged(retargetStatement)).toEqual([])
  expect(await check(T)).toEqual([])
})

test('without the version check a paused clock gets a due time, and the checker sees it', async () => {
  const broken = retargetStatement.replace(
    'using (brand_id, conversation_id, id, version)',
    'using (brand_id, conversation_id, id)',
  )
  expect(await retargetWhatHasChanged(broken)).toHaveLength(1)
  expect((await check(T)).map(({ rule }) => rule)).toEqual(['state contradicts itself'])
})

test('meeting and firing the same clock at the same moment records its step once, by whoever came first', async () => {
  const clocks = Array.from({ length: 200 }, () => timer({ steps: [['due', T]] }))
  await armTimers(executeOn(database.pool), clocks)
  const claims = Array.from({ length: 20 }, () =>
    database.pool.query(claimStatement(10), ['-infinity', new Date(T + 1).toISOString()]),
  )
  const answers = clocks.map((clock) => finishTimers(executeOn(database.pool), [{ ...clock, at: T + 1 }]))
  await Promise.all([...claims, ...answers])
  const steps = await recordedSteps(database.pool)
  expect(steps).toHaveLength(200)
  expect(new Set(steps.map(({ payload }) => payload['timer_id'])).size).toBe(200)
  const followed = steps.filter(({ payload }) => payload['last'] === true)
  expect(await queuedEffects(database.pool)).toEqual(followed.map(({ id }) => id))
  expect(await check(T + 1)).toEqual([])
})

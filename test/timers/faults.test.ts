import pg from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { armTimers } from '../../src/timers/arm-timers.ts'
import { checkTimers } from '../../src/timers/check-timers.ts'
import { openClaimSession } from '../../src/timers/claim-session.ts'
import { startTimerEngine, type TimerEngine } from '../../src/timers/start-timer-engine.ts'
import { timersOf } from '../../src/timers/timers-of.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { flakyLine, type FlakyLine } from './flaky-line.ts'
import { brandId, databaseNow, executeOn, queuedEffects, recordedSteps, silent, timer } from './support.ts'

let database: TestDatabase
let line: FlakyLine
let far: pg.Pool
let engine: TimerEngine | null = null

beforeEach(async () => {
  database = await testDatabase()
  line = await flakyLine(database.url)
  far = new pg.Pool({ connectionString: line.url })
  far.on('error', () => undefined)
})

afterEach(async () => {
  await engine?.stop()
  engine = null
  await far.end()
  await line.close()
  await database.drop()
})

const start = (): TimerEngine => (engine = startTimerEngine({ pool: far, log: silent, sweepEvery: 50 }))
const fired = (count: number) =>
  vi.waitUntil(async () => (await recordedSteps(database.pool)).length >= count, { timeout: 20_000 })
const expectOnce = async (count: number): Promise<void> => {
  const steps = await recordedSteps(database.pool)
  expect(steps).toHaveLength(count)
  expect(await queuedEffects(database.pool)).toEqual(steps.map(({ id }) => id))
  expect(await checkTimers(executeOn(database.pool))).toEqual([])
}

test('committed, but the caller saw an error: the step is not fired again', async () => {
  await armTimers(executeOn(database.pool), [
    timer({ steps: [['due', (await databaseNow(database.pool)) - 5]] }),
  ])
  const session = await openClaimSession({ connectionString: line.url })
  await session.claim(null, 0)
  line.loseNextAnswer()
  await expect(session.claim(null, null)).rejects.toThrow()
  await fired(1)
  await start().idle()
  await expectOnce(1)
})

test('connections that are cut all the time lose nothing and double nothing', async () => {
  const now = await databaseNow(database.pool)
  const waiting = Array.from({ length: 300 }, (_, n) => timer({ steps: [['due', now + 3 * n]] }))
  await armTimers(executeOn(database.pool), waiting)
  start()
  for (let n = 0; n < 20; n++) {
    await new Promise((resolve) => setTimeout(resolve, 40))
    if (n % 2 === 0) line.cut()
    else
      await database.pool.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'sundial timers' and datname = current_database()",
      )
  }
  await fired(300)
  await expectOnce(300)
})

test('a lost database is told to whoever asks for health, and its return too', async () => {
  start()
  await vi.waitUntil(() => engine!.health().ready, { timeout: 20_000 })
  line.leadTo('postgres://127.0.0.1:1')
  line.cut()
  await vi.waitUntil(() => !engine!.health().ready, { timeout: 10_000 })
  expect(engine!.health().problem).toMatch(/./)
  line.leadTo(database.url)
  await vi.waitUntil(() => engine!.health().ready, { timeout: 10_000 })
})

test('a due timer that somebody holds does not hold up the others, and fires once it is let go', async () => {
  const now = await databaseNow(database.pool)
  const [held, free] = [timer({ steps: [['due', now]] }), timer({ steps: [['due', now]] })]
  await armTimers(executeOn(database.pool), [held, free])
  const holder = await database.pool.connect()
  await holder.query('begin')
  await timersOf(executeOn(holder), brandId, [held.conversationId])
  start()
  await fired(1)
  expect((await recordedSteps(database.pool)).map(({ payload }) => payload['timer_id'])).toEqual([free.id])
  await holder.query('rollback')
  holder.release()
  await fired(2)
  await expectOnce(2)
})

test('a snapshot that somebody holds open stops no timer', async () => {
  const holder = await database.pool.connect()
  await holder.query('begin isolation level repeatable read')
  await holder.query('select count(*) from timer')
  start()
  for (let round = 1; round <= 5; round++) {
    const now = await databaseNow(database.pool)
    await armTimers(
      executeOn(database.pool),
      Array.from({ length: 200 }, () => timer({ steps: [['due', now + 20]] })),
    )
    engine!.wake(now + 20)
    await fired(200 * round)
  }
  await holder.query('rollback')
  holder.release()
  expect(await recordedSteps(database.pool)).toHaveLength(1_000)
  expect(await checkTimers(executeOn(database.pool))).toEqual([])
})

test('two engines share the work without a leader, and nothing is fired twice', async () => {
  const other = startTimerEngine({ pool: database.pool, log: silent })
  start()
  const now = await databaseNow(database.pool)
  const waiting = Array.from({ length: 2_000 }, (_, n) => timer({ steps: [['due', now + 50 + (n % 300)]] }))
  await armTimers(executeOn(database.pool), waiting)
  other.wake(now + 50)
  await fired(2_000)
  await other.stop()
  const steps = await recordedSteps(database.pool)
  expect(steps).toHaveLength(2_000)
  expect(await checkTimers(executeOn(database.pool))).toEqual([])
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { armTimers } from '../../src/timers/arm-timers.ts'
import { claimStatement } from '../../src/timers/claim.ts'
import { openClaimSession } from '../../src/timers/claim-session.ts'
import { startTimerEngine, type TimerEngine } from '../../src/timers/start-timer-engine.ts'
import { timersOf } from '../../src/timers/timers-of.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { brandId, executeOn, queuedEffects, recordedSteps, silent, timer } from './support.ts'

const T = Date.UTC(2026, 2, 29, 1, 0, 0)

let database: TestDatabase
let now = 0
let engine: TimerEngine

beforeEach(async () => {
  database = await testDatabase()
  now = 0
  engine = startTimerEngine({ pool: database.pool, now: () => now, log: silent })
})

afterEach(async () => {
  await engine.stop()
  await database.drop()
})

test('a clock fires a millisecond after its due time, not at it', async () => {
  await armTimers(executeOn(database.pool), [timer({ steps: [['due', T]] })])
  now = T
  await engine.idle()
  expect(await recordedSteps(database.pool)).toEqual([])
  now = T + 1
  await engine.idle()
  expect(await recordedSteps(database.pool)).toMatchObject([
    { type: 'breach.detected', occurredAt: T, recordedAt: T + 1 },
  ])
})

test('a breached clock stays, with the instant of its breach, until it is met', async () => {
  const clock = timer({
    steps: [
      ['50%', T - 60_000],
      ['due', T],
      ['+100%', T + 60_000],
    ],
  })
  await armTimers(executeOn(database.pool), [clock])
  now = T + 1
  await engine.idle()
  const [open] = await timersOf(executeOn(database.pool), brandId, [clock.conversationId])
  expect(open).toMatchObject({ step: 2, version: 1, clock: { breachedAt: T } })
  now = T + 60_001
  await engine.idle()
  const [last] = await timersOf(executeOn(database.pool), brandId, [clock.conversationId])
  expect(last).toMatchObject({ step: 3, version: 2, clock: { breachedAt: T } })
})

test('steps missed during an outage are all recorded, and only the last of them has side effects', async () => {
  await armTimers(executeOn(database.pool), [
    timer({
      steps: [
        ['0%', T - 30_000],
        ['50%', T - 15_000],
        ['due', T],
        ['+100%', T + 30_000],
      ],
    }),
  ])
  now = T + 1
  await engine.idle()
  const steps = await recordedSteps(database.pool)
  expect(
    steps.map(({ type, payload }) => [type, payload['step_name'], payload['last'], payload['version']]),
  ).toEqual([
    ['clock.step', '0%', false, 1],
    ['clock.step', '50%', false, 1],
    ['breach.detected', 'due', true, 1],
  ])
  expect(await queuedEffects(database.pool)).toEqual([steps[2]!.id])
})

test('an offer leaves the table with its last step', async () => {
  const offer = timer({ kind: 'offer', steps: [['due', T]] })
  await armTimers(executeOn(database.pool), [offer])
  now = T + 1
  await engine.idle()
  expect(await timersOf(executeOn(database.pool), brandId, [offer.conversationId])).toEqual([])
  expect(await recordedSteps(database.pool)).toMatchObject([{ type: 'offer.due', occurredAt: T }])
  expect(await queuedEffects(database.pool)).toHaveLength(1)
})

test('history is recorded and disturbs nobody', async () => {
  await armTimers(executeOn(database.pool), [timer({ steps: [['due', T]], history: true })])
  now = T + 1
  await engine.idle()
  expect(await recordedSteps(database.pool)).toMatchObject([
    { type: 'breach.detected', payload: { history: true } },
  ])
  expect(await queuedEffects(database.pool)).toEqual([])
})

test('one batch of timers makes one job', async () => {
  await engine.stop()
  await armTimers(
    executeOn(database.pool),
    Array.from({ length: 50 }, (_, n) => timer({ steps: [['due', T - n]] })),
  )
  const session = await openClaimSession({ connectionString: database.url })
  expect(await session.claim(null, T + 1)).toMatchObject({ found: 50, recorded: 50 })
  await session.close()
  const jobs = await database.pool.query('select 1 from graphile_worker._private_jobs')
  expect(jobs.rowCount).toBe(1)
  expect(await queuedEffects(database.pool)).toHaveLength(50)
})

test('after an outage the oldest fire first', async () => {
  await engine.stop()
  await armTimers(
    executeOn(database.pool),
    [7, 2, 9, 4].map((seconds) => timer({ steps: [['due', T - seconds * 1_000]] })),
  )
  const session = await openClaimSession({ connectionString: database.url }, claimStatement(2))
  await session.claim(null, T)
  const first = await recordedSteps(database.pool)
  expect(first.map(({ occurredAt }) => T - occurredAt).toSorted()).toEqual([7_000, 9_000])
  await session.close()
})

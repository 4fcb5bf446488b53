import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { armTimers } from '../../src/timers/arm-timers.ts'
import { openClaimSession, type ClaimSession } from '../../src/timers/claim-session.ts'
import { closeTimer, fireTimer } from '../../src/timers/fire-timer.ts'
import { finishTimers } from '../../src/timers/finish-timers.ts'
import { timersOf } from '../../src/timers/timers-of.ts'
import type { Timer, TimerKind } from '../../src/domain/timer/timer.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { brandId, executeOn, recordedSteps, timer } from './support.ts'

const T = Date.UTC(2024, 2, 31, 0, 59, 59, 999)

const open = (steps: readonly (readonly [string, number])[], kind: TimerKind = 'clock'): Timer => ({
  ...timer({ kind, steps }),
  version: 0,
  step: 0,
})

test('a step lies in the past a millisecond after its instant, not at it', () => {
  expect(fireTimer(open([['due', T]]), T)).toBeNull()
  expect(fireTimer(open([['due', T]]), T + 1)).toMatchObject({
    steps: [{ type: 'breach.detected', step: 0, occurredAt: T, last: true }],
    timer: { step: 1, version: 1, clock: { breachedAt: T } },
  })
})

test('an offer is gone with its last step', () => {
  expect(fireTimer(open([['due', T]], 'offer'), T + 1)).toMatchObject({
    steps: [{ type: 'offer.due' }],
    timer: null,
  })
})

test('an end exactly at the due time leaves no breach, a millisecond later it does', () => {
  expect(closeTimer(open([['due', T]]), T).steps).toEqual([])
  expect(closeTimer(open([['due', T]]), T + 1).steps).toMatchObject([
    { type: 'breach.detected', last: false },
  ])
})

let database: TestDatabase
let session: ClaimSession

beforeAll(async () => {
  database = await testDatabase()
  session = await openClaimSession({ connectionString: database.url })
})

afterAll(async () => {
  await session.close()
  await database.drop()
})

const names = ['0%', '50%', 'due', '+100%']
const anyTimer = fc
  .record({
    kind: fc.constantFrom<TimerKind>('clock', 'offer', 'lease', 'snooze', 'handover', 'dispatch'),
    ats: fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 4 }),
  })
  .map(({ kind, ats }) =>
    open(
      ats.toSorted((a, b) => a - b).map((at, n) => [names[n]!, T + at] as const),
      kind,
    ),
  )
const timers = fc.array(anyTimer, { minLength: 1, maxLength: 20 })

test('the claim does in SQL what the core says, for every kind of timer', async () => {
  await fc.assert(
    fc.asyncProperty(timers, async (some) => {
      await database.pool.query('delete from timer; delete from event')
      await armTimers(executeOn(database.pool), some)
      await session.claim(null, T)
      const said = some.map((each) => fireTimer(each, T) ?? { steps: [], timer: each })
      await expectTold(said.flatMap(({ steps }) => steps))
      const conversations = some.map((each) => each.conversationId)
      const left = await timersOf(executeOn(database.pool), brandId, conversations)
      expect(sorted(left)).toEqual(sorted(said.flatMap((each) => each.timer ?? [])))
    }),
    { numRuns: 40 },
  )
})

test('an end does in SQL what the core says', async () => {
  await fc.assert(
    fc.asyncProperty(timers, async (some) => {
      await database.pool.query('delete from timer; delete from event')
      await armTimers(executeOn(database.pool), some)
      const gone = await finishTimers(
        executeOn(database.pool),
        some.map((each) => ({ ...each, at: T })),
      )
      const said = some.map((each) => closeTimer(each, T))
      await expectTold(said.flatMap(({ steps }) => steps))
      expect(sorted(gone)).toEqual(sorted(said.map((each) => each.timer)))
    }),
    { numRuns: 40 },
  )
})

async function expectTold(
  steps: readonly { type: string; step: number; occurredAt: number; last: boolean }[],
): Promise<void> {
  const told = await recordedSteps(database.pool)
  const line = (type: string, step: unknown, at: number, last: unknown): string =>
    JSON.stringify([type, step, at, last])
  expect(
    told
      .map(({ type, payload, occurredAt }) => line(type, payload['step'], occurredAt, payload['last']))
      .toSorted(),
  ).toEqual(steps.map(({ type, step, occurredAt, last }) => line(type, step, occurredAt, last)).toSorted())
}

const sorted = (some: readonly Timer[]): readonly Timer[] => some.toSorted((a, b) => (a.id < b.id ? -1 : 1))

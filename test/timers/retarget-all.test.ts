import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR } from '../../src/domain/time/instant.ts'
import { armTimers } from '../../src/timers/arm-timers.ts'
import { checkTimers } from '../../src/timers/check-timers.ts'
import { pauseTimers } from '../../src/timers/pause-timers.ts'
import { retargetAll, type NewCourse } from '../../src/timers/retarget-all.ts'
import { startTimerEngine } from '../../src/timers/start-timer-engine.ts'
import type { Timer } from '../../src/domain/timer/timer.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { brandId, databaseNow, executeOn, recordedSteps, silent, timer } from './support.ts'

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.drop())

const aDayLater = ({ stepAt, clock }: Timer): NewCourse => ({
  stepAt: stepAt.map((at) => at + DAY),
  dueAt: clock!.dueAt! + DAY,
})

test('a holiday moves every clock that has not fired yet, while others fire', async () => {
  const now = await databaseNow(database.pool)
  const far = Array.from({ length: 2_500 }, () =>
    timer({
      steps: [
        ['50%', now + HOUR],
        ['due', now + 2 * HOUR],
      ],
    }),
  )
  const near = Array.from({ length: 500 }, (_, n) =>
    timer({
      steps: [
        ['50%', now + n],
        ['due', now + HOUR],
      ],
    }),
  )
  await armTimers(executeOn(database.pool), [...far, ...near])
  const engine = startTimerEngine({ pool: database.pool, log: silent })
  const done = await retargetAll(executeOn(database.pool), { brandId, decide: aDayLater })
  await engine.idle()
  await engine.stop()
  expect(done).toMatchObject({ seen: 3_000, changed: 3_000 })
  const { rows } = await database.pool.query<{ dues: number }>(
    'select count(*)::integer as dues from timer where due_at > $1',
    [new Date(now + DAY)],
  )
  expect(rows[0]!.dues).toBe(3_000)
  const early = (await recordedSteps(database.pool)).filter(
    ({ recordedAt, occurredAt }) => recordedAt <= occurredAt,
  )
  expect(early).toEqual([])
  expect(await checkTimers(executeOn(database.pool))).toEqual([])
})

test('what is paused, and what the decision leaves alone, stays as it is', async () => {
  const now = await databaseNow(database.pool)
  const [paused, other] = [
    timer({ steps: [['due', now + HOUR]] }),
    timer({ steps: [['due', now + 2 * HOUR]] }),
  ]
  await armTimers(executeOn(database.pool), [paused, other])
  await pauseTimers(executeOn(database.pool), [{ ...paused, version: 0, at: now, remaining: HOUR }])
  const done = await retargetAll(executeOn(database.pool), {
    brandId,
    decide: (clock) =>
      clock.clock!.pausedAt === null ? null : { stepAt: clock.stepAt, dueAt: null, remaining: 2 * HOUR },
  })
  expect(done).toEqual({ seen: 2, changed: 1, nearest: null })
  const { rows } = await database.pool.query(
    'select remaining_ms::integer as left, next_at from timer where paused_at is not null',
  )
  expect(rows).toEqual([{ left: 2 * HOUR, next_at: null }])
})

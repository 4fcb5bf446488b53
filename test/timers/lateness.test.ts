import { afterEach, beforeEach, expect, test } from 'vitest'
import { armTimers } from '../../src/timers/arm-timers.ts'
import { openClaimSession } from '../../src/timers/claim-session.ts'
import { latenessOf } from '../../src/timers/lateness-of.ts'
import { receiveSteps } from '../../src/timers/step-receipts.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { executeOn, queuedEffects, timer } from './support.ts'

const T = Date.UTC(2050, 0, 1)

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.drop())

test('lateness counts from the due time to the recording, and to the receipt of what follows', async () => {
  const execute = executeOn(database.pool)
  await armTimers(
    execute,
    [1, 2, 3, 4].map((n) => timer({ steps: [['due', T - n]] })),
  )
  const session = await openClaimSession({ connectionString: database.url })
  await session.claim(null, T + 6)
  await session.close()
  expect(await latenessOf(execute)).toEqual({
    steps: 4,
    detected: { p50: 8, p99: 10, max: 10 },
    delivered: null,
  })
  const ids = await queuedEffects(database.pool)
  await database.pool.query('insert into step_receipt select unnest($1::bigint[]), $2', [
    ids,
    new Date(T + 20),
  ])
  expect((await latenessOf(execute)).delivered).toEqual({ p50: 22, p99: 24, max: 24 })
})

test('an event is received once, however often its job is delivered', async () => {
  const execute = executeOn(database.pool)
  expect(await receiveSteps(execute, [7, 8])).toEqual([7, 8])
  expect(await receiveSteps(execute, [7, 8, 9])).toEqual([9])
})

test('without any step there is no lateness', async () => {
  expect(await latenessOf(executeOn(database.pool))).toEqual({ steps: 0, detected: null, delivered: null })
})

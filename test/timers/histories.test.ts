import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatInstant, SECOND, type Instant } from '../../src/domain/time/instant.ts'
import { armTimers } from '../../src/timers/arm-timers.ts'
import { checkTimers } from '../../src/timers/check-timers.ts'
import { claimStatement } from '../../src/timers/claim.ts'
import { openClaimSession, type ClaimSession } from '../../src/timers/claim-session.ts'
import { finishTimers } from '../../src/timers/finish-timers.ts'
import { pauseTimers } from '../../src/timers/pause-timers.ts'
import { resumeTimers } from '../../src/timers/resume-timers.ts'
import { retargetTimers } from '../../src/timers/retarget-timers.ts'
import { timersOf } from '../../src/timers/timers-of.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { brandId, executeOn, queuedEffects, recordedSteps, timer } from './support.ts'
import { TimerModel } from './timer-model.ts'

const T = Date.UTC(2024, 9, 27, 0, 59, 50)
const names = ['50%', 'due', '+100%']
const conversationId = '01890000-0000-7000-8000-00000000c001'
const ids = [0, 1, 2, 3].map((n) => `01890000-0000-7000-8000-00000000000${n}`)

type Act =
  | {
      readonly do: 'arm'
      readonly id: number
      readonly clock: boolean
      readonly in: number
      readonly apart: number
    }
  | { readonly do: 'claim'; readonly after: number }
  | { readonly do: 'crash'; readonly after: number }
  | { readonly do: 'pause'; readonly id: number; readonly ago: number; readonly stale: boolean }
  | {
      readonly do: 'resume' | 'retarget'
      readonly id: number
      readonly in: number
      readonly apart: number
      readonly stale: boolean
    }
  | { readonly do: 'finish'; readonly id: number; readonly ago: number }

const id = fc.nat({ max: ids.length - 1 })
const span = fc.nat({ max: 20 })
const stale = fc.nat({ max: 4 }).map((n) => n === 0)
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    do: fc.constant('arm' as const),
    id,
    clock: fc.boolean(),
    in: fc.integer({ min: -10, max: 20 }),
    apart: span,
  }),
  fc.record({ do: fc.constantFrom('claim' as const, 'crash' as const), after: span }),
  fc.record({ do: fc.constantFrom('claim' as const), after: fc.constant(1) }),
  fc.record({ do: fc.constant('pause' as const), id, ago: span, stale }),
  fc.record({
    do: fc.constantFrom('resume' as const, 'retarget' as const),
    id,
    in: fc.integer({ min: -10, max: 20 }),
    apart: span,
    stale,
  }),
  fc.record({ do: fc.constant('finish' as const), id, ago: span }),
)

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

test('whatever happens to timers, each step fires once, on time, and nothing else does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 25 }), async (history) => {
      await database.pool.query(
        'delete from timer; delete from event; delete from graphile_worker._private_jobs',
      )
      const model = new TimerModel()
      let now = T
      for (const next of history) now = await apply(next, now, model)
      await session.claim(null, (now += 60 * SECOND))
      model.claim(now)
      await expectAlike(model, now)
    }),
    { numRuns: 60 },
  )
}, 60_000)

/** A timer that has left the table does not come back under the same id. */
function ended(id: string, model: TimerModel): boolean {
  return model.gone.has(id)
}

const spaced = (from: Instant, apart: number): readonly Instant[] => names.map((_, n) => from + n * apart)

async function apply(next: Act, now: Instant, model: TimerModel): Promise<Instant> {
  const execute = executeOn(database.pool)
  if (next.do === 'claim') {
    await session.claim(null, now + next.after)
    model.claim(now + next.after)
    return now + next.after
  }
  if (next.do === 'crash') {
    await crashAmidClaim(now + next.after)
    return now + next.after
  }
  const key = { brandId, conversationId, id: ids[next.id]! }
  const version = (model.open.get(key.id)?.version ?? 0) - ('stale' in next && next.stale ? 1 : 0)
  switch (next.do) {
    case 'arm': {
      if (ended(key.id, model)) break
      const at = spaced(now + next.in, next.apart)
      const steps = names.map((name, n) => [name, at[n]!] as const)
      await armTimers(execute, [timer({ ...key, kind: next.clock ? 'clock' : 'snooze', steps })])
      model.arm(key.id, next.clock, at)
      break
    }
    case 'pause': {
      if (model.open.get(key.id)?.clock === false) break
      const paused = await pauseTimers(execute, [{ ...key, version, at: now - next.ago, remaining: 0 }])
      expect(paused.length === 1).toBe(model.pause(key.id, version, now - next.ago))
      break
    }
    case 'resume':
    case 'retarget': {
      const resume = next.do === 'resume'
      const at = spaced(now + next.in, next.apart)
      const change = resume ? resumeTimers : retargetTimers
      const paused = model.open.get(key.id)?.paused === true && !resume
      const changed = await change(execute, [{ ...key, version, stepAt: at, dueAt: paused ? null : at[1]! }])
      expect(changed.length === 1).toBe(model.reschedule(key.id, version, at, resume))
      break
    }
    case 'finish':
      await finishTimers(execute, [{ ...key, at: now - next.ago }])
      model.finish(key.id, now - next.ago)
      break
    default:
      next satisfies never
  }
  return now
}

/** A node claims and dies before its commit: nothing has happened. */
async function crashAmidClaim(now: Instant): Promise<void> {
  const client = await database.pool.connect()
  await client.query('begin')
  await client.query(claimStatement(10), ['-infinity', formatInstant(now)])
  await client.query('rollback')
  client.release()
}

async function expectAlike(model: TimerModel, now: Instant): Promise<void> {
  const steps = await recordedSteps(database.pool)
  const effects = new Set(await queuedEffects(database.pool))
  const told = steps.map(({ id, occurredAt, payload }) => {
    const step = payload['step'] as number
    return `${payload['timer_id'] as string} ${step} ${occurredAt}${effects.has(id) ? '!' : ''}`
  })
  expect(told.toSorted()).toEqual(model.fired.toSorted())
  const rows = await timersOf(executeOn(database.pool), brandId, [conversationId], { lock: false })
  expect(rows.map(({ id, step, version, stepAt }) => ({ id, step, version, at: stepAt }))).toEqual(
    [...model.open]
      .map(([id, { step, version, at }]) => ({ id, step, version, at }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  )
  expect(await checkTimers(executeOn(database.pool), { now, grace: 0 })).toEqual([])
}

import { expect, test } from 'vitest'
import { BATCH } from '../../src/timers/claim-session.ts'
import type { Claim } from '../../src/timers/claim.ts'
import { Horizon } from '../../src/timers/horizon.ts'

const DUE = 1_000_000

/** A claim at so many milliseconds after the instant at which everything was due, which left some of it. */
function claimAt(late: number, found: number): Claim {
  return { found, recorded: found, now: DUE + late, next: DUE, xid: null }
}

test('a due timer that somebody else holds keeps the horizon for a second, then it is left to the sweep', () => {
  const horizon = new Horizon()
  horizon.learn(claimAt(900, 0), 0)
  expect(horizon.floor()).toBe(DUE)
  horizon.learn(claimAt(1_500, 0), 600)
  expect(horizon.floor()).toBe(DUE + 500)
})

test('behind a full batch others are due, however old: they are not left to the sweep alone', () => {
  const horizon = new Horizon()
  horizon.learn(claimAt(5_000, BATCH), 0)
  expect(horizon.floor()).toBe(DUE)
})

test('what is due later than the longest sleep is slept towards in turns, what is due sooner is woken for on its millisecond', () => {
  const horizon = new Horizon()
  horizon.learn(claimAt(-2_500, 0), 0)
  expect(horizon.pause(0, 1_000)).toBe(1_000)
  expect(horizon.pause(0, 3_000)).toBe(2_501)
})

import { expect, test } from 'vitest'
import { checkClock, clockOffset } from '../../../src/cli/doctor/clock.ts'

test('the quickest reading decides how far the clocks are apart', () => {
  const slow = { asked: 1_000, answered: 1_900, database: 9_000 }
  const quick = { asked: 2_000, answered: 2_010, database: 2_505 }
  expect(clockOffset([slow, quick, slow])).toBe(500)
})

test.each([
  [999, 'ok'],
  [-999, 'ok'],
  [1_000, 'warn'],
  [-29_999, 'warn'],
  [30_000, 'fail'],
])('clocks that differ by %d ms: %s', (offset, verdict) => {
  expect(checkClock(offset).verdict).toBe(verdict)
})

test('says which clock is behind', () => {
  expect(checkClock(-5_000).message).toBe("the database's clock is 5.0 s behind this machine's")
})

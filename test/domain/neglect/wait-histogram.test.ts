import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bucketOf, quantileOfBuckets, waitOf } from '../../../src/domain/neglect/wait-histogram.ts'
import { quantile } from '../../../src/domain/replay/quantile.ts'
import { DAY, SECOND } from '../../../src/domain/time/instant.ts'

it('knows a wait of a second or more within 2.5 percent', () => {
  fc.assert(
    fc.property(fc.integer({ min: SECOND, max: 400 * DAY }), (wait) => {
      expect(Math.abs(waitOf(bucketOf(wait)) / wait - 1)).toBeLessThan(0.0251)
    }),
  )
  expect([bucketOf(0), bucketOf(999), bucketOf(1_000)]).toEqual([0, 0, 1])
})

it('finds the quantile that sorting finds, within a bucket', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: SECOND, max: 10 * DAY }), { minLength: 1, maxLength: 200 }),
      fc.constantFrom(0, 0.5, 0.9, 0.99),
      (waits, q) => {
        const counts = waits.map((wait) => ({ bucket: bucketOf(wait), count: 1 }))
        const exact = quantile(
          waits.sort((a, b) => a - b),
          q,
        )!
        expect(Math.abs(quantileOfBuckets(counts, q)! / exact - 1)).toBeLessThan(0.0251)
      },
    ),
  )
  expect(quantileOfBuckets([], 0.5)).toBeNull()
})

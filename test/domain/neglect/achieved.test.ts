import { expect, test } from 'vitest'
import { achievedOf, concernedBy } from '../../../src/domain/neglect/achieved.ts'
import { priceOf } from '../../../src/domain/neglect/price-of.ts'
import type { Remedy } from '../../../src/domain/neglect/remedy.ts'
import { parseInstant } from '../../../src/domain/time/instant.ts'

const cover: Extract<Remedy, { type: 'cover' }> = {
  type: 'cover',
  days: 'working_days',
  fromHour: 20,
  toHour: 22,
  zone: 'Europe/Berlin',
  language: null,
  prevents: { low: 30, high: 60 },
  of: 100,
}
const mend: Remedy = { type: 'mend', cause: 'bounced', behind: 40, of: 100 }

test('what was achieved is what would have been neglected as before, less what was, with what chance may do', () => {
  const before = { turns: 200, neglected: 100 }
  expect(achievedOf(cover, before, { turns: 200, neglected: 40 }, 1)).toEqual({
    predicted: { low: 30, high: 60 },
    achieved: { low: 40, middle: 60, high: 80 },
  })
  expect(achievedOf(cover, before, { turns: 100, neglected: 50 }, 0.5)).toMatchObject({
    predicted: { low: 15, high: 30 },
    achieved: { middle: 0 },
  })
  expect(achievedOf(mend, before, { turns: 0, neglected: 0 }, 0.1)).toEqual({
    predicted: { low: 4, high: 4 },
    achieved: null,
  })
})

test('cover is judged by its own hours, on the wall of its own zone, over a change of the clocks', () => {
  const quarter = (at: string) => ({
    quarterAt: parseInstant(at)!,
    turns: 2,
    neglected: 1,
    byCause: { bounced: 1 },
  })
  const quarters = [
    quarter('2026-10-23T17:45:00Z'), // 19:45 in summer
    quarter('2026-10-23T18:00:00Z'), // 20:00 in summer
    quarter('2026-10-24T18:00:00Z'), // a Saturday
    quarter('2026-10-26T18:45:00Z'), // 19:45 in winter
    quarter('2026-10-26T20:45:00Z'), // 21:45 in winter
    quarter('2026-10-26T21:00:00Z'), // 22:00: over
  ]
  expect(concernedBy(cover, quarters)).toEqual({ turns: 4, neglected: 2 })
  expect(concernedBy(mend, quarters)).toEqual({ turns: 12, neglected: 6 })
})

test('cover has a price only where the brand has said what an hour costs', () => {
  const week = { from: parseInstant('2026-10-18T22:00:00Z')!, to: parseInstant('2026-10-25T23:00:00Z')! }
  const money = { currency: 'EUR', coverHourMinor: 2_500, neglectedCustomerMinor: null }
  expect(priceOf(cover, week, money)).toEqual({ hours: 10, currency: 'EUR', minor: 25_000 })
  expect(priceOf(cover, week, { ...money, coverHourMinor: null })).toBeNull()
  expect(priceOf(cover, week, null)).toBeNull()
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BrandId } from '../../../src/domain/ids.ts'
import { payRules } from '../../../src/domain/pay/pay-rules.ts'
import { shareStandby, type BookedHour, type StandbyBid } from '../../../src/domain/pay/share-standby.ts'
import { MINUTE, parseInstant } from '../../../src/domain/time/instant.ts'

const noon = parseInstant('2026-11-04T12:00:00Z')!
const [ours, theirs, third] = ['ours', 'theirs', 'third'] as BrandId[] as [BrandId, BrandId, BrandId]

function bid(brandId: BrandId, perHour: number, from: number, to: number, more: object = {}): StandbyBid {
  return {
    brandId,
    rules: payRules({ currency: 'EUR', answerMinor: 300, standbyMinorPerHour: perHour, ...more }),
    stretches: [{ from: noon + from * MINUTE, to: noon + to * MINUTE }],
  }
}

function paid(bids: readonly StandbyBid[], booked: readonly BookedHour[] = []) {
  return [...shareStandby('UTC', bids, booked)].map(([brandId, hours]) => [
    brandId,
    hours.flatMap(({ minutes }) => minutes).length,
    hours.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  ])
}

describe('a minute that two brands asked for', () => {
  it('is paid once, by the brand that pays most for it', () => {
    expect(paid([bid(ours, 400, 0, 60), bid(theirs, 600, 30, 90)])).toEqual([
      ['ours', 30, 200],
      ['theirs', 60, 600],
    ])
  })
  it('is compared minute by minute, with the uplift of the person’s hour', () => {
    const night = { uplifts: [{ fromMinute: 12 * 60 + 30, toMinute: 13 * 60, days: [], percent: 100 }] }
    expect(paid([bid(ours, 400, 0, 60, night), bid(theirs, 600, 0, 60)])).toEqual([
      ['ours', 30, 400],
      ['theirs', 30, 300],
    ])
  })
  it('is paid by the first of those that pay the same, or in other currencies', () => {
    expect(paid([bid(ours, 400, 0, 60), bid(theirs, 400, 0, 60)])[1]).toEqual(['theirs', 0, 0])
    expect(paid([bid(ours, 400, 0, 60), bid(theirs, 900, 0, 60, { currency: 'USD' })])[0]![1]).toBe(60)
  })
  it('is paid whole by a brand whose rules say so, whatever others pay', () => {
    const beside = bid(theirs, 200, 0, 60, { standbyBesideOthers: true })
    expect(paid([bid(ours, 400, 0, 60), beside])).toEqual([
      ['ours', 60, 400],
      ['theirs', 60, 200],
    ])
  })
  it('stays with whoever paid it before, as when somebody left within the hour', () => {
    const left = { brandId: ours, hourAt: noon, minutes: Array.from({ length: 20 }, (_, minute) => minute) }
    expect(paid([bid(theirs, 400, 0, 60)], [left])).toEqual([['theirs', 40, 267]])
    expect(paid([bid(ours, 400, 0, 60)], [left])).toEqual([['ours', 0, 0]])
  })
})

it('whoever bids: each minute that anybody asked for is paid exactly once, and nobody pays for others’ minutes', () => {
  const minute = fc.integer({ min: 0, max: 240 })
  const one = fc.tuple(
    fc.constantFrom(ours, theirs, third),
    fc.constantFrom(100, 250, 400),
    fc.constantFrom('EUR', 'USD'),
    minute,
    minute,
  )
  fc.assert(
    fc.property(fc.uniqueArray(one, { selector: ([brandId]) => brandId, maxLength: 3 }), (told) => {
      const bids = told.map(([brandId, rate, currency, a, b]) =>
        bid(brandId, rate, Math.min(a, b), Math.max(a, b), { currency }),
      )
      const minutes = [...shareStandby('Asia/Kathmandu', bids, [])].flatMap(([brandId, hours]) =>
        hours.flatMap((hour) => hour.minutes.map((at) => [brandId, hour.hourAt + at * MINUTE] as const)),
      )
      const asked = new Set(
        bids.flatMap(({ stretches }) =>
          stretches.flatMap(({ from, to }) =>
            Array.from({ length: (to - from) / MINUTE }, (_, index) => from + index * MINUTE),
          ),
        ),
      )
      expect(new Set(minutes.map(([, at]) => at))).toEqual(asked)
      expect(minutes).toHaveLength(asked.size)
      for (const [brandId, at] of minutes) {
        const { stretches } = bids.find((own) => own.brandId === brandId)!
        expect(stretches.some(({ from, to }) => at >= from && at < to)).toBe(true)
      }
    }),
  )
})

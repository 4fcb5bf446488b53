import { describe, expect, it } from 'vitest'
import { burdenOf, costsOf, SMALLEST_GROUP, type Carried } from '../../../src/domain/digest/behind.ts'
import type { PersonId } from '../../../src/domain/ids.ts'
import { parseInstant } from '../../../src/domain/time/instant.ts'

const at = (text: string) => parseInstant(text)!
let count = 0

/** Somebody who sleeps from 22:00 to 06:00 in Berlin. */
function carried(changes: Partial<Carried> = {}): Carried {
  count += 1
  const person = {
    id: `person-${count}` as PersonId,
    timeZone: 'Europe/Berlin',
    sleep: { fromMinute: 22 * 60, toMinute: 6 * 60 },
  }
  return { person, pingedAt: [], offers: 0, unpaidOffers: 0, taken: 0, ...changes }
}

describe('what a group bore', () => {
  const four = [
    carried({ offers: 3, unpaidOffers: 1, taken: 2 }),
    carried({ taken: 5 }),
    carried({ pingedAt: [at('2026-11-11T12:00:00Z')] }),
    carried(),
  ]

  it('is summed over the group, and shown of five or more alone', () => {
    expect(burdenOf(four)).toBeNull()
    expect(burdenOf([...four, carried({ offers: 4, unpaidOffers: 4 })])).toEqual({
      people: SMALLEST_GROUP,
      taken: 7,
      pings: 1,
      pingsInSleep: 0,
      offers: 7,
      unpaidOffers: 5,
    })
  })

  it('is shown of one where the brand says so, of nobody never', () => {
    expect(burdenOf([carried({ taken: 2 })], 1)).toMatchObject({ people: 1, taken: 2 })
    expect(burdenOf([], 1)).toBeNull()
  })

  it('counts a disturbance in sleep by the clocks of whoever was disturbed, to the minute', () => {
    const pings = ['2026-11-11T20:59:59.999Z', '2026-11-11T21:00:00Z', '2026-11-12T04:59:59.999Z']
    const awake = ['2026-11-12T05:00:00Z']
    const one = carried({ pingedAt: [...pings, ...awake].map(at) })
    expect(burdenOf([one], 1)).toMatchObject({ pings: 4, pingsInSleep: 2 })
    const tokyo = { ...one, person: { ...one.person, timeZone: 'Asia/Tokyo' } }
    expect(burdenOf([tokyo], 1)).toMatchObject({ pingsInSleep: 1 })
  })

  it('keeps to the wall when clocks are changed', () => {
    // 06:00 in Berlin is 05:00 UTC in winter and 04:00 in summer.
    const pingedAt = ['2026-03-28T04:30:00Z', '2026-03-30T04:30:00Z'].map(at)
    expect(burdenOf([carried({ pingedAt })], 1)).toMatchObject({ pings: 2, pingsInSleep: 1 })
  })
})

describe('what neglect costs beside overflow', () => {
  const money = { currency: 'EUR', coverHourMinor: null, neglectedCustomerMinor: 3_000 }

  it('is the price of one neglected customer, as often as there were any', () => {
    expect(costsOf(204, 116_400, money)).toEqual({
      neglect: { currency: 'EUR', minor: 612_000 },
      overflow: { currency: 'EUR', minor: 116_400 },
    })
  })

  it('names no money that nobody has configured', () => {
    expect(costsOf(204, 116_400, null)).toBeNull()
    expect(costsOf(204, 5, { ...money, neglectedCustomerMinor: null })).toEqual({
      neglect: null,
      overflow: { currency: 'EUR', minor: 5 },
    })
  })
})

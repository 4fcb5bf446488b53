import { describe, expect, it } from 'vitest'
import { coverageOf } from '../../../src/domain/roster/coverage.ts'
import { expectedArrivals, hourOfWeek, learnDemand } from '../../../src/domain/roster/demand.ts'
import { headcount } from '../../../src/domain/roster/headcount.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'

const at = (text: string) => Date.parse(text)
const monday = at('2026-01-05T00:00:00Z')
const weeks = (count: number) => monday + count * 7 * DAY

/** Arrivals every working day at 09:30 in Berlin, as many as asked for. */
function atHalfPastNine(count: number, weekCount: number) {
  const days = Array.from({ length: weekCount * 7 }, (_, day) => day).filter((day) => day % 7 < 5)
  const arrivals = days.map((day) => ({ zone: 'Europe/Berlin', at: monday + day * DAY + 8.5 * HOUR }))
  return Array.from({ length: count }, () => arrivals).flat()
}

describe('demand', () => {
  it('is learnt by the hour of the customer, over a change of their clocks', () => {
    const demand = learnDemand(atHalfPastNine(3, 6), monday, weeks(6))
    expect(expectedArrivals(demand, at('2026-03-27T08:00:00Z'))).toBeCloseTo(3)
    expect(expectedArrivals(demand, at('2026-03-30T07:00:00Z'))).toBeCloseTo(3)
    expect(expectedArrivals(demand, at('2026-03-30T08:00:00Z'))).toBe(0)
    expect(expectedArrivals(demand, at('2026-03-28T08:00:00Z'))).toBe(0)
  })

  it('of one busy day is spread over its like until the others have been watched for long', () => {
    const burst = Array.from({ length: 40 }, () => ({ zone: 'UTC', at: monday + 9 * HOUR }))
    const [short] = learnDemand(burst, monday, weeks(1))
    expect(
      [short!.perHour[9], short!.perHour[24 + 9], short!.perHour[5 * 24 + 9]].map((rate) =>
        Math.round(rate!),
      ),
    ).toEqual([19, 5, 0])
    const [long] = learnDemand(burst, monday, weeks(20))
    expect(long!.perHour[24 + 9]).toBeLessThan(0.1)
  })

  it('adds the zones up and leaves out what came before or after', () => {
    const tokyo = { zone: 'Asia/Tokyo', at: monday + 8.5 * HOUR }
    const outside = [monday - 1, weeks(1)].map((instant) => ({ zone: 'UTC', at: instant }))
    const demand = learnDemand([tokyo, ...atHalfPastNine(1, 1), ...outside], monday, weeks(1))
    expect(demand.map(({ zone }) => zone)).toEqual(['Asia/Tokyo', 'Europe/Berlin'])
    expect(expectedArrivals(demand, monday + 8 * HOUR)).toBeCloseTo(1 + (1 + 2 / 5) / 3)
    expect(hourOfWeek('Asia/Tokyo', monday + 8.5 * HOUR)).toBe(17)
  })
})

describe('headcount', () => {
  it('counts each person once, and changes at the millisecond', () => {
    const shifts = [
      { member: 'A', from: monday - HOUR, to: monday + 2 * HOUR },
      { member: 'A', from: monday + HOUR, to: monday + 3 * HOUR },
      { member: 'B', from: monday + HOUR, to: monday + 2 * HOUR },
    ]
    expect(
      headcount(shifts, monday, monday + 4 * HOUR).map(({ from, to, people }) => [
        (from - monday) / HOUR,
        (to - monday) / HOUR,
        people,
      ]),
    ).toEqual([
      [0, 1, 1],
      [1, 2, 2],
      [2, 3, 1],
      [3, 4, 0],
    ])
    expect(headcount([], monday, monday + HOUR)).toEqual([{ from: monday, to: monday + HOUR, people: 0 }])
  })
})

describe('demand against cover', () => {
  const demand = [{ zone: 'UTC', perHour: Array.from({ length: 168 }, () => 6) }]
  const need = {
    demand,
    able: (member: string) => member !== 'mute',
    peopleFor: (arrivals: number) => Math.ceil(arrivals / 4),
  }

  it('shows hours that are short, gaps, and how many customers come in them', () => {
    const shifts = [
      { member: 'A', from: monday, to: monday + 2.5 * HOUR },
      { member: 'B', from: monday, to: monday + HOUR },
      { member: 'mute', from: monday, to: monday + DAY },
    ]
    const coverage = coverageOf(need, shifts, monday, monday + 3.5 * HOUR)
    expect(coverage.hours.map(({ people, needed, arrivals }) => [people, needed, arrivals])).toEqual([
      [2, 2, 6],
      [1, 2, 6],
      [0, 2, 6],
      [0, 2, 3],
    ])
    expect(coverage.gaps).toEqual([{ from: monday + 2.5 * HOUR, to: monday + 3.5 * HOUR }])
    expect(coverage.uncovered).toBe(HOUR)
    expect(coverage.arrivalsInGaps).toBe(6)
  })
})

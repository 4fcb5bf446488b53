import { describe, expect, it } from 'vitest'
import { openSlots } from '../../../src/domain/roster/open-slots.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'

/** An hour for each pair of needed people and people there. */
function slotsOf(...pairs: [needed: number, people: number][]) {
  const hours = pairs.map(([needed, people], k) => ({
    from: k * HOUR,
    to: (k + 1) * HOUR,
    needed,
    people,
    arrivals: 2,
  }))
  const slots = openSlots({ hours, gaps: [], uncovered: 0, arrivalsInGaps: 0 })
  return slots.map(({ from, to, arrivals }) => [from / HOUR, to / HOUR, arrivals])
}

describe('open slots', () => {
  it('join neighbouring hours, four at most', () => {
    expect(slotsOf([1, 0], [1, 0], [1, 1], [1, 0])).toEqual([
      [0, 2, 4],
      [3, 4, 2],
    ])
    expect(slotsOf([1, 0], [1, 0], [1, 0], [1, 0], [1, 0])).toEqual([
      [0, 4, 8],
      [4, 5, 2],
    ])
  })

  it('stand side by side where several people are missing', () => {
    expect(slotsOf([2, 1], [3, 1], [1, 0])).toEqual([
      [0, 3, 6],
      [1, 2, 2],
    ])
  })

  it('are none where enough people are there', () => {
    expect(slotsOf([1, 1], [0, 3])).toEqual([])
    expect(slotsOf()).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { askSwap, takeSwap } from '../../../src/domain/roster/decide-swap.ts'
import { compiled } from './compiled.ts'

const hour = 3_600_000
const noon = Date.parse('2026-06-01T12:00:00Z')
const shift = { from: new Date(noon).toISOString(), to: new Date(noon + 8 * hour).toISOString() }
const schedule = {
  timezone: 'UTC',
  ineligible: ['Zoe'],
  layers: [{ id: 'day', events: [{ ...shift, member: 'Ada' }] }],
}
const roster = compiled(schedule, [{ member: 'Cem', from: noon + 7 * hour, to: noon + 30 * hour }])
const period = { from: noon, to: noon + 8 * hour }
const asked = { for: 'Ada', takenBy: null, ...period }

describe('asking for a swap', () => {
  it('is for shifts that one has and that are not over', () => {
    expect(askSwap(roster, 'Ada', period, noon - hour)).toEqual({ accepted: true, swap: asked })
    expect(askSwap(roster, 'Ben', period, noon - hour)).toEqual({
      accepted: false,
      refusal: 'asker-is-off-shift',
    })
    expect(askSwap(roster, 'Ada', period, period.to)).toEqual({ accepted: false, refusal: 'is-over' })
    expect(askSwap(roster, 'Ada', { from: noon, to: noon + 20 * hour }, period.to)).toEqual({
      accepted: false,
      refusal: 'asker-is-off-shift',
    })
    expect(askSwap(roster, 'Ada', { from: noon, to: noon }, noon - hour)).toEqual({
      accepted: false,
      refusal: 'has-no-length',
    })
  })
})

describe('taking a swap', () => {
  it('puts the taker on shift', () => {
    expect(takeSwap(roster, asked, 'Ben', noon - hour)).toEqual({
      accepted: true,
      swap: { ...asked, takenBy: 'Ben' },
    })
  })

  it('after it began counts from now, so that the asker keeps what they worked', () => {
    expect(takeSwap(roster, asked, 'Ben', noon + hour)).toEqual({
      accepted: true,
      swap: { ...asked, from: noon + hour, takenBy: 'Ben' },
    })
    expect(takeSwap(roster, asked, 'Ben', period.to)).toEqual({ accepted: false, refusal: 'is-over' })
  })

  it('twice is nothing new, and a second taker comes too late', () => {
    const taken = { ...asked, takenBy: 'Ben' }
    expect(takeSwap(roster, taken, 'Ben', noon + hour)).toEqual({ accepted: true, swap: taken })
    expect(takeSwap(roster, taken, 'Dia', noon - hour)).toEqual({ accepted: false, refusal: 'already-taken' })
  })

  it('is refused to the asker, to whoever is away for a part of it, and to whoever may not be asked', () => {
    expect(takeSwap(roster, asked, 'Ada', noon - hour)).toEqual({ accepted: false, refusal: 'is-your-own' })
    expect(takeSwap(roster, asked, 'Cem', noon - hour)).toEqual({ accepted: false, refusal: 'taker-is-out' })
    expect(takeSwap(roster, { ...asked, to: noon + 7 * hour }, 'Cem', noon - hour)).toMatchObject({
      accepted: true,
    })
    expect(takeSwap(roster, asked, 'Zoe', noon - hour)).toEqual({ accepted: false, refusal: 'taker-is-out' })
  })
})

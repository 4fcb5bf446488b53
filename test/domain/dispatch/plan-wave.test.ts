import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { offerWindow } from '../../../src/domain/dispatch/expiry.ts'
import { planWave } from '../../../src/domain/dispatch/plan-wave.ts'
import { defaultSettings } from '../../../src/domain/dispatch/settings.ts'
import { wantedChance, waveSize } from '../../../src/domain/dispatch/wave-size.ts'
import { candidate, chat, now, totals, work } from './people.ts'

const plan = (
  ...args: Parameters<typeof planWave> extends [infer W, infer P, ...unknown[]] ? [W, P] : never
) => planWave(args[0], args[1], totals(args[1]), defaultSettings, now)
const askedIn = (...args: Parameters<typeof plan>) =>
  plan(...args).asked.map(({ candidate }) => candidate.person.id)

describe('the size of a wave', () => {
  it('is the smallest that somebody accepts with the wanted chance', () => {
    expect(waveSize([0.6, 0.6, 0.6], 0.75, 8)).toBe(2)
    expect(waveSize([0.75, 0.6], 0.75, 8)).toBe(1)
    expect(waveSize([0.1, 0.1], 0.75, 8)).toBe(2)
    expect(waveSize([], 0.75, 8)).toBe(0)
  })
  it('has a limit', () => {
    expect(waveSize(Array(20).fill(0.05), 0.97, 8)).toBe(8)
  })
  it('grows as fewer rounds are left, until one has to reach it all', () => {
    const slack = (left: number) => work({ dueAt: now + 240_000 + left })
    const wanted = (left: number) => Number(wantedChance(slack(left), defaultSettings, now).toFixed(3))
    expect(wanted(660_000)).toBe(0.504) // five rounds of two minutes
    expect(wanted(359_999)).toBe(0.689) // three: an offer stays open a third of the slack
    expect(wanted(59_999)).toBe(0.827) // two of twenty seconds
    expect(wanted(39_999)).toBe(0.97)
    expect(wanted(-1)).toBe(0.97)
  })
  it('without a due time is that of two rounds', () => {
    expect(wantedChance(work({ dueAt: null }), defaultSettings, now)).toBeCloseTo(1 - Math.sqrt(0.03))
  })
  it('is enough, and not one more than enough, whatever the chances', () => {
    const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 })
    fc.assert(
      fc.property(chances, fc.double({ min: 0, max: 1, noNaN: true }), (given, wanted) => {
        const size = waveSize(given, wanted, 8)
        const reached = (count: number) =>
          1 - given.slice(0, count).reduce((none, one) => none * (1 - one), 1)
        expect(size).toBeLessThanOrEqual(Math.min(8, given.length))
        if (size < Math.min(8, given.length)) expect(reached(size)).toBeGreaterThanOrEqual(wanted)
        if (size > 0) expect(reached(size - 1)).toBeLessThan(wanted)
      }),
    )
  })
})

describe('an offer stays open', () => {
  it('a third of the slack, within 20 to 120 seconds for mail', () => {
    expect(offerWindow(work(), now)).toBe(120_000)
    expect(offerWindow(work({ dueAt: now + 240_000 + 90_000 }), now)).toBe(30_000)
    expect(offerWindow(work({ dueAt: now }), now)).toBe(20_000)
    expect(offerWindow(work({ dueAt: null }), now)).toBe(120_000)
  })
  it('8 to 10 seconds for chat', () => {
    expect(offerWindow(chat(), now)).toBe(8_000)
    expect(offerWindow(chat({ dueAt: now + 35_000 }), now)).toBe(9_000)
    expect(offerWindow(chat({ dueAt: now + 300_000 }), now)).toBe(10_000)
  })
})

/** Three rounds are left: two of the present are enough. */
const hurried = work({ dueAt: now + 340_000 })

describe('a wave', () => {
  it('asks the present before the absent', () => {
    const absent = { presentUntil: null }
    expect(
      askedIn(hurried, [candidate('a', absent), candidate('b'), candidate('c', absent), candidate('d')]),
    ).toEqual(['b', 'd'])
  })
  it('asks first who got least work for the time they were present, not who declared most hours', () => {
    const pool = [
      candidate('busy', {}, { presence: 100, work: 9 }),
      candidate('newcomer', {}, { presence: 10, work: 0 }),
      candidate('idle', {}, { presence: 100, work: 3 }),
    ]
    expect(askedIn(hurried, pool)).toEqual(['idle', 'newcomer'])
  })
  it('does not flood whoever comes back from leave', () => {
    const pool = [
      candidate('back', {}, { presence: 0, work: 0 }),
      candidate('here', {}, { presence: 100, work: 10 }),
      candidate('there', {}, { presence: 100, work: 8 }),
    ]
    expect(askedIn(hurried, pool)[0]).toBe('there')
  })
  it('then who was pinged least, then the better rated, few ratings counting little', () => {
    expect(askedIn(hurried, [candidate('a', {}, { offersLastHour: 1 }), candidate('b')])[0]).toBe('b')
    const rated = (mean: number, count: number) => ({ rating: { mean, count } })
    const pool = [
      candidate('lucky', rated(1, 1)),
      candidate('proven', rated(0.9, 100)),
      candidate('poor', rated(0.2, 100)),
    ]
    expect(askedIn(hurried, pool)).toEqual(['proven', 'lucky'])
  })
  it('asks whoever answered this customer before first of all', () => {
    const owner = candidate('owner', { presentUntil: null }, { work: 9, presence: 1 })
    expect(
      askedIn(work({ ...hurried, ownerId: owner.person.id }), [candidate('a'), owner, candidate('b')])[0],
    ).toBe('owner')
  })
  it('says of everybody whether they were asked, and if not why', () => {
    const { considered } = plan(hurried, [
      candidate('a'),
      candidate('b'),
      candidate('c'),
      candidate('d', { languages: ['fa'] }),
    ])
    expect(considered.map((one) => [one.personId, one.asked ? 'asked' : one.refusal.reason])).toEqual([
      ['a', 'asked'],
      ['b', 'asked'],
      ['c', 'enough_others'],
      ['d', 'language'],
    ])
  })
  it('counts on tired people less, so it asks more of them', () => {
    const tired = ['a', 'b', 'c', 'd'].map((id) =>
      candidate(
        id,
        { guards: { ...candidate('x').person.guards, offersPerHour: 99 } },
        { offersLastHour: 12 },
      ),
    )
    expect(askedIn(hurried, tired).length).toBeGreaterThan(2)
  })
})

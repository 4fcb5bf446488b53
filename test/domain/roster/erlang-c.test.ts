import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chanceToWait, peopleNeeded, shareInTarget } from '../../../src/domain/roster/erlang-c.ts'

describe('Erlang C', () => {
  it('gives the published values', () => {
    // 100 calls in half an hour, 3 minutes each (10 erlangs): 14 agents, 17.4 % wait, 88.8 % within 20 s.
    const hundred = { arrivalsPerHour: 200, handleSeconds: 180 }
    expect(chanceToWait(hundred, 14)).toBeCloseTo(0.174, 3)
    expect(shareInTarget(hundred, 14, 20)).toBeCloseTo(0.888, 3)
    expect(peopleNeeded(hundred, { share: 0.8, targetSeconds: 20 })).toBe(14)
    // 360 calls in half an hour, 4 minutes each (48 erlangs), 55 agents: 23.9 % wait, 84.6 % within 15 s.
    const many = { arrivalsPerHour: 720, handleSeconds: 240 }
    expect(chanceToWait(many, 55)).toBeCloseTo(0.239, 3)
    expect(shareInTarget(many, 55, 15)).toBeCloseTo(0.846, 3)
    expect(peopleNeeded(many, { share: 0.84, targetSeconds: 15 })).toBe(55)
  })

  it('is, for one server, the share of the time that it is busy', () => {
    expect(chanceToWait({ arrivalsPerHour: 3, handleSeconds: 600 }, 1)).toBeCloseTo(0.5, 12)
  })

  it('asks for nobody when nothing comes in, and says that too few never catch up', () => {
    expect(peopleNeeded({ arrivalsPerHour: 0, handleSeconds: 480 }, { share: 0.95, targetSeconds: 30 })).toBe(
      0,
    )
    expect(chanceToWait({ arrivalsPerHour: 10, handleSeconds: 360 }, 1)).toBe(1)
    expect(shareInTarget({ arrivalsPerHour: 10, handleSeconds: 360 }, 1, 1e9)).toBe(0)
    expect(shareInTarget({ arrivalsPerHour: 0, handleSeconds: 360 }, 0, 30)).toBe(1)
  })

  it('refuses to promise everybody', () => {
    expect(() =>
      peopleNeeded({ arrivalsPerHour: 1, handleSeconds: 1 }, { share: 1, targetSeconds: 30 }),
    ).toThrow(RangeError)
  })

  it('needs fewer people who handle several chats at once', () => {
    const load = { arrivalsPerHour: 40, handleSeconds: 480 }
    const level = { share: 0.95, targetSeconds: 30 }
    expect(peopleNeeded(load, level)).toBe(10)
    expect(peopleNeeded(load, level, 3)).toBe(4)
  })

  it('names the least number that keeps the promise', () => {
    const load = fc.record({
      arrivalsPerHour: fc.integer({ min: 1, max: 600 }),
      handleSeconds: fc.integer({ min: 10, max: 1200 }),
    })
    const share = fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100)
    fc.assert(
      fc.property(
        load,
        share,
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 1, max: 4 }),
        (work, part, targetSeconds, atOnce) => {
          const people = peopleNeeded(work, { share: part, targetSeconds }, atOnce)
          expect(shareInTarget(work, people * atOnce, targetSeconds)).toBeGreaterThanOrEqual(part)
          expect(shareInTarget(work, (people - 1) * atOnce, targetSeconds)).toBeLessThan(part)
        },
      ),
    )
  })
})

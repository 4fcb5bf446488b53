import { describe, expect, it } from 'vitest'
import { isAwake, wakesAt } from '../../../src/domain/dispatch/awake.ts'
import { at } from './people.ts'

const night = { fromMinute: 22 * 60, toMinute: 8 * 60 }
const manila = { timeZone: 'Asia/Manila', sleep: night }
const berlin = { timeZone: 'Europe/Berlin', sleep: night }

describe('declared sleep', () => {
  it('is kept by the clocks of the person: office hours in New York are night in Manila', () => {
    expect(isAwake(manila, at('2026-11-03T15:00:00Z'))).toBe(false)
    expect(isAwake(manila, at('2026-11-03T05:00:00Z'))).toBe(true)
  })
  it('begins and ends to the millisecond', () => {
    expect(isAwake(manila, at('2026-11-03T13:59:59.999Z'))).toBe(true)
    expect(isAwake(manila, at('2026-11-03T14:00:00.000Z'))).toBe(false)
    expect(isAwake(manila, at('2026-11-03T23:59:59.999Z'))).toBe(false)
    expect(isAwake(manila, at('2026-11-04T00:00:00.000Z'))).toBe(true)
  })
  it('may lie within a day', () => {
    const napping = { timeZone: 'Asia/Manila', sleep: { fromMinute: 13 * 60, toMinute: 14 * 60 } }
    expect(isAwake(napping, at('2026-11-03T05:30:00Z'))).toBe(false)
    expect(isAwake(napping, at('2026-11-03T06:00:00Z'))).toBe(true)
    expect(isAwake(napping, at('2026-11-03T15:00:00Z'))).toBe(true)
  })
  it('of no length is none', () => {
    expect(
      isAwake(
        { timeZone: 'Asia/Manila', sleep: { fromMinute: 60, toMinute: 60 } },
        at('2026-11-03T17:00:00Z'),
      ),
    ).toBe(true)
  })
  it('ends at the same time on the wall when the clocks are changed in between', () => {
    expect(wakesAt(berlin, at('2026-10-24T21:00:00Z'))).toBe(at('2026-10-25T07:00:00Z'))
    expect(wakesAt(berlin, at('2026-03-28T22:00:00Z'))).toBe(at('2026-03-29T06:00:00Z'))
  })
  it('that has just ended ends again tomorrow', () => {
    expect(wakesAt(manila, at('2026-11-04T00:00:00Z'))).toBe(at('2026-11-05T00:00:00Z'))
    expect(wakesAt(manila, at('2026-11-03T23:59:59.999Z'))).toBe(at('2026-11-04T00:00:00Z'))
  })
})

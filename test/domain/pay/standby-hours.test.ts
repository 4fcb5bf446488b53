import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { payRules } from '../../../src/domain/pay/pay-rules.ts'
import { minutesOf, standbyHours, type Stretch } from '../../../src/domain/pay/standby-hours.ts'
import { HOUR, MINUTE, parseInstant } from '../../../src/domain/time/instant.ts'

const at = (text: string) => parseInstant(text)!
const rules = payRules({
  currency: 'EUR',
  answerMinor: 300,
  standbyMinorPerHour: 400,
  uplifts: [{ fromMinute: 22 * 60, toMinute: 6 * 60, days: [], percent: 50 }],
})
const hoursOf = (zone: string, stretches: readonly Stretch[]) =>
  standbyHours(rules, zone, minutesOf(stretches))
const sum = (hours: readonly { amountMinor: number }[]) =>
  hours.reduce((total, hour) => total + hour.amountMinor, 0)

describe('standing by', () => {
  it('is paid by the minute', () => {
    const [hour, ...more] = hoursOf('UTC', [
      { from: at('2026-11-04T12:15:00Z'), to: at('2026-11-04T12:45:00Z') },
    ])
    expect(hour).toEqual({ hourAt: at('2026-11-04T12:00:00Z'), minutes: range(15, 45, 1), amountMinor: 200 })
    expect(more).toEqual([])
  })
  it('is paid once where schedules overlap', () => {
    const one = { from: at('2026-11-04T12:00:00Z'), to: at('2026-11-04T14:00:00Z') }
    const other = { from: at('2026-11-04T13:00:00Z'), to: at('2026-11-04T15:00:00Z') }
    expect(sum(hoursOf('UTC', [one, other, one]))).toBe(3 * 400)
  })
  it('pays the uplift minute by minute, in zones that are half an hour off too', () => {
    const hour = { from: at('2026-11-04T16:00:00Z'), to: at('2026-11-04T17:00:00Z') }
    expect(sum(hoursOf('Asia/Kolkata', [hour]))).toBe(200 + 300)
  })
  it('pays the hour that a clock change repeats as the hour that it is', () => {
    const night = { from: at('2026-10-24T22:00:00Z'), to: at('2026-10-25T05:00:00Z') }
    expect(sum(hoursOf('Europe/Berlin', [night]))).toBe(7 * 600)
  })
  it('comes to the same in whatever pieces the time is told', () => {
    const minute = fc.integer({ min: 0, max: 40 * 60 })
    const stretch = fc
      .tuple(minute, minute)
      .map(([a, b]): Stretch => ({ from: Math.min(a, b) * MINUTE, to: Math.max(a, b) * MINUTE }))
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 8 }), fc.integer({ min: 1, max: 90 }), (told, step) => {
        const cut = told.flatMap(({ from, to }) =>
          Array.from({ length: Math.ceil((to - from) / (step * MINUTE)) }, (_, index) => ({
            from: from + index * step * MINUTE,
            to: Math.min(to, from + (index + 1) * step * MINUTE),
          })),
        )
        const whole = hoursOf('Europe/Berlin', told)
        expect(hoursOf('Europe/Berlin', [...cut].reverse())).toEqual(whole)
        for (const hour of whole) expect(hour.hourAt % HOUR).toBe(0)
        const stood = new Set(told.flatMap(({ from, to }) => range(from, to)))
        expect(whole.reduce((total, hour) => total + hour.minutes.length, 0)).toBe(stood.size)
      }),
    )
  })
})

function range(from: number, to: number, step = MINUTE): number[] {
  return Array.from({ length: (to - from) / step }, (_, index) => from + index * step)
}

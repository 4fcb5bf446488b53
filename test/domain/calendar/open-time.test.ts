import { describe, expect, it } from 'vitest'
import {
  addOpenTime,
  ALWAYS_OPEN,
  compileCalendar,
  openTimeBetween,
  OutOfHoursError,
  subtractOpenTime,
} from '../../../src/domain/calendar/calendar.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { at, everyDay, officeHours } from './week.ts'

const london = officeHours('Europe/London')

describe('open time', () => {
  it('is due at closing when used up exactly at closing, and next morning a millisecond later', () => {
    const start = at('2026-02-10T16:00:00Z')
    expect(addOpenTime(london, start, HOUR - 1)).toBe(at('2026-02-10T16:59:59.999Z'))
    expect(addOpenTime(london, start, HOUR)).toBe(at('2026-02-10T17:00:00Z'))
    expect(addOpenTime(london, start, HOUR + 1)).toBe(at('2026-02-11T09:00:00.001Z'))
  })

  it('counts a message at closing for the next window', () => {
    expect(addOpenTime(london, at('2026-02-10T16:59:59.999Z'), MINUTE)).toBe(at('2026-02-11T09:00:59.999Z'))
    expect(addOpenTime(london, at('2026-02-10T17:00:00Z'), MINUTE)).toBe(at('2026-02-11T09:01:00Z'))
  })

  it('is due at once when nothing is promised', () => {
    expect(addOpenTime(london, at('2026-02-14T12:00:00Z'), 0)).toBe(at('2026-02-14T12:00:00Z'))
  })

  it('runs around the clock without a calendar', () => {
    expect(addOpenTime(ALWAYS_OPEN, 5, 7)).toBe(12)
    expect(subtractOpenTime(ALWAYS_OPEN, 12, 7)).toBe(5)
    expect(openTimeBetween(ALWAYS_OPEN, 5, 12)).toBe(7)
    expect(openTimeBetween(ALWAYS_OPEN, 12, 5)).toBe(0)
  })

  it('is used up at midnight UTC on the last day of a remembered block', () => {
    const evenings = everyDay('UTC', [['20:00', '24:00']])
    expect(addOpenTime(evenings, at('2026-06-03T23:00:00Z'), HOUR)).toBe(at('2026-06-04T00:00:00Z'))
    expect(subtractOpenTime(evenings, at('2026-06-04T21:00:00Z'), 2 * HOUR)).toBe(at('2026-06-03T23:00:00Z'))
    const mornings = everyDay('UTC', [['00:00', '08:00']])
    expect(subtractOpenTime(mornings, at('2026-06-04T01:00:00Z'), HOUR)).toBe(at('2026-06-04T00:00:00Z'))
    expect(openTimeBetween(evenings, at('2026-06-03T23:00:00Z'), at('2026-06-04T21:00:00Z'))).toBe(2 * HOUR)
  })

  it('lasts 24 hours from a time to the same time', () => {
    const mondays = compileCalendar({ tz: 'Asia/Kolkata', weekly: { mon: [['09:00', '09:00']] } })
    const week = [at('2026-02-08T00:00:00+05:30'), at('2026-02-15T00:00:00+05:30')] as const
    expect(openTimeBetween(mondays, ...week)).toBe(DAY)
    expect(addOpenTime(mondays, week[0], DAY)).toBe(at('2026-02-10T09:00:00+05:30'))
  })

  it('adds up over decades', () => {
    const [from, to] = [at('1990-01-01T00:00:00Z'), at('2030-01-01T00:00:00Z')]
    let weekdays = 0
    for (let day = from; day < to; day += DAY) if (![0, 6].includes(new Date(day).getUTCDay())) weekdays += 1
    expect(openTimeBetween(london, from, to)).toBe(weekdays * 8 * HOUR)
    expect(addOpenTime(london, from, weekdays * 8 * HOUR)).toBe(at('2029-12-31T17:00:00Z'))
    expect(subtractOpenTime(london, to, weekdays * 8 * HOUR)).toBe(at('1990-01-01T09:00:00Z'))
  })

  it('refuses to wait for a desk that stays closed for two years', () => {
    const once = compileCalendar({ tz: 'UTC', extra: { '2026-05-01': [['10:00', '12:00']] } })
    expect(addOpenTime(once, at('2025-01-01T00:00:00Z'), 2 * HOUR)).toBe(at('2026-05-01T12:00:00Z'))
    expect(() => addOpenTime(once, at('2025-01-01T00:00:00Z'), 2 * HOUR + 1)).toThrow(OutOfHoursError)
    expect(() => addOpenTime(once, at('2020-01-01T00:00:00Z'), HOUR)).toThrow(OutOfHoursError)
    expect(() => subtractOpenTime(once, at('2027-01-01T00:00:00Z'), 2 * HOUR + 1)).toThrow(OutOfHoursError)
  })

  it('refuses to count further than a hundred years', () => {
    const minutes = compileCalendar({ tz: 'UTC', weekly: { mon: [['10:00', '10:01']] } })
    expect(() => addOpenTime(minutes, at('2026-01-01T00:00:00Z'), 1e6 * HOUR)).toThrow(OutOfHoursError)
  })
})

describe('windows', () => {
  it('open at the first and close at the last occurrence of an hour that comes twice', () => {
    const night = everyDay('Europe/Berlin', [['02:30', '02:45']])
    const hours = [at('2026-10-25T00:00:00Z'), at('2026-10-25T06:00:00Z')] as const
    expect(openTimeBetween(night, ...hours)).toBe(75 * MINUTE)
    expect(addOpenTime(night, hours[0], 1)).toBe(at('2026-10-25T02:30:00.001+02:00'))
  })

  it('begin after a skipped hour, and vanish within it', () => {
    const [from, to] = [at('2026-03-29T00:00:00+01:00'), at('2026-03-30T00:00:00+02:00')]
    expect(openTimeBetween(everyDay('Europe/Berlin', [['02:30', '03:30']]), from, to)).toBe(30 * MINUTE)
    expect(openTimeBetween(everyDay('Europe/Berlin', [['02:00', '03:00']]), from, to)).toBe(0)
  })

  it('belong to the date on which they open: its holiday and its breaks, not the next one’s', () => {
    const nights = (rest: object) => everyDay('Europe/Berlin', [['22:00', '06:00']], rest)
    const [from, to] = [at('2026-02-09T12:00:00+01:00'), at('2026-02-11T12:00:00+01:00')]
    expect(openTimeBetween(nights({ holidays: ['2026-02-10'] }), from, to)).toBe(8 * HOUR)
    const early = nights({ breaks: { '2026-02-09': [['01:00', '02:00']] } })
    expect(openTimeBetween(early, at('2026-02-10T00:00:00+01:00'), at('2026-02-10T03:00:00+01:00'))).toBe(
      2 * HOUR,
    )
    expect(openTimeBetween(early, at('2026-02-09T00:00:00+01:00'), at('2026-02-09T03:00:00+01:00'))).toBe(
      3 * HOUR,
    )
    expect(openTimeBetween(early, at('2026-02-11T00:00:00+01:00'), at('2026-02-11T03:00:00+01:00'))).toBe(
      3 * HOUR,
    )
  })

  it('open also on a holiday when they are extra, less the breaks', () => {
    const boxingDay = officeHours('Europe/Berlin', {
      holidays: [{ date: '2025-12-26', name: 'Boxing Day' }],
      extra: { '2025-12-26': [['10:00', '12:00']] },
      breaks: { '2025-12-26': [['10:30', '10:45']] },
    })
    const [from, to] = [at('2025-12-26T00:00:00+01:00'), at('2025-12-27T00:00:00+01:00')]
    expect(openTimeBetween(boxingDay, from, to)).toBe(105 * MINUTE)
  })

  it('of several desks count once where they meet', () => {
    const union = compileCalendar([officeHours('Europe/Berlin').definition, london.definition] as never)
    expect(openTimeBetween(union, at('2026-02-10T00:00:00Z'), at('2026-02-11T00:00:00Z'))).toBe(9 * HOUR)
  })

  it('do not matter when one desk is always open', () => {
    const union = compileCalendar(['24x7', { tz: 'Europe/Berlin' }])
    expect(addOpenTime(union, 0, DAY)).toBe(DAY)
  })
})

import { describe, expect, it } from 'vitest'
import { ALWAYS_OPEN, compileCalendar } from '../../../src/domain/calendar/calendar.ts'
import { previewCalendar } from '../../../src/domain/calendar/preview-calendar.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { at, everyDay, officeHours } from './week.ts'

const [berlin, newYork] = ['Europe/Berlin', 'America/New_York']

describe('a preview of the next weeks', () => {
  it('shows each window on both walls, from today on', () => {
    const { days } = previewCalendar(officeHours(berlin), at('2026-02-10T23:59:00+01:00'), 1, berlin, newYork)
    expect(days.map(({ date, windows }) => `${date} ${windows.length}`)).toEqual([
      '2026-02-10 1',
      '2026-02-11 1',
      '2026-02-12 1',
      '2026-02-13 1',
      '2026-02-14 0',
      '2026-02-15 0',
      '2026-02-16 1',
    ])
    expect(days[0]!.windows).toEqual([
      {
        from: at('2026-02-10T09:00:00+01:00'),
        to: at('2026-02-10T17:00:00+01:00'),
        here: { from: '2026-02-10T09:00:00', to: '2026-02-10T17:00:00' },
        there: { from: '2026-02-10T03:00:00', to: '2026-02-10T11:00:00' },
      },
    ])
  })

  it('marks the clock changes of both zones, between which the walls are an hour off', () => {
    const { days, clockChanges } = previewCalendar(
      officeHours(berlin),
      at('2026-03-02T00:00:00+01:00'),
      5,
      berlin,
      newYork,
    )
    expect(clockChanges).toEqual([
      { zone: berlin, at: at('2026-03-29T01:00:00Z'), before: HOUR, after: 2 * HOUR },
      { zone: newYork, at: at('2026-03-08T07:00:00Z'), before: -5 * HOUR, after: -4 * HOUR },
    ])
    const opensThere = (date: string) =>
      days.find((day) => day.date === date)?.windows[0]?.there.from.slice(11, 16)
    expect([opensThere('2026-03-06'), opensThere('2026-03-09'), opensThere('2026-03-30')]).toEqual([
      '03:00',
      '04:00',
      '03:00',
    ])
  })

  it('keeps a night in one piece, under the date on which it opens', () => {
    const nights = everyDay(berlin, [['22:00', '06:00']])
    const { days } = previewCalendar(nights, at('2026-03-28T12:00:00+01:00'), 1, berlin, berlin)
    expect(days[0]!.windows.map(({ here }) => here)).toEqual([
      { from: '2026-03-28T22:00:00', to: '2026-03-29T06:00:00' },
    ])
    expect(days).toHaveLength(7)
    expect(days.every(({ windows }) => windows.length === 1)).toBe(true)
  })

  it('cuts hours without an end at midnight', () => {
    for (const calendar of [
      ALWAYS_OPEN,
      everyDay(berlin, [['00:00', '24:00']]),
      compileCalendar({ tz: berlin, always_open: true }),
    ]) {
      const { days } = previewCalendar(calendar, at('2026-10-24T12:00:00+02:00'), 1, berlin, 'UTC')
      const sunday = days.find(({ date }) => date === '2026-10-25')!
      expect(sunday.windows.map(({ here }) => here)).toEqual([
        { from: '2026-10-25T00:00:00', to: '2026-10-26T00:00:00' },
      ])
      expect(sunday.windows[0]!.to - sunday.windows[0]!.from).toBe(25 * HOUR)
    }
  })

  it('names the holidays of every desk', () => {
    const union = compileCalendar([
      {
        tz: berlin,
        weekly: { fri: [['09:00', '17:00']] },
        holidays: [{ date: '2026-05-01', name: 'Labour Day' }],
      },
      { tz: 'Asia/Tokyo', weekly: { fri: [['09:00', '17:00']] }, holidays: ['2026-05-04'] },
    ])
    const { days } = previewCalendar(union, at('2026-05-01T00:00:00+02:00'), 1, berlin, newYork)
    expect(
      days.filter(({ holidays }) => holidays.length > 0).map(({ date, holidays }) => [date, ...holidays]),
    ).toEqual([
      ['2026-05-01', 'Labour Day'],
      ['2026-05-04', ''],
    ])
  })
})

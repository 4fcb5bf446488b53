import { describe, expect, it } from 'vitest'
import { openTimeBetween, parseCalendar } from '../../../src/domain/calendar/calendar.ts'
import { at } from './week.ts'

const now = at('2026-02-10T00:00:00Z')
const pathsOf = (value: unknown, from?: number) => {
  const parsed = parseCalendar(value, from)
  return parsed.ok ? [] : parsed.problems.map(({ path, code }) => `${path}: ${code}`)
}

describe('a calendar from outside', () => {
  it('is taken as it is written', () => {
    const written = {
      tz: 'Europe/Berlin',
      weekly: {
        mon: [
          ['09:00', '12:00'],
          ['12:00', '24:00'],
        ],
        tue: [['22:00', '06:00']],
        wed: [['08:00', '08:00']],
      },
      holidays: ['2026-12-25', { date: '2026-12-26', name: 'Boxing Day' }],
      breaks: {
        '2026-12-24': [
          ['12:00', '24:00'],
          ['14:00', '15:00'],
        ],
      },
      extra: { '2026-12-26': [['10:00', '12:00']] },
    }
    const parsed = parseCalendar(written, now)
    expect(parsed.ok && parsed.calendar.definition).toEqual(written)
    expect(parseCalendar('24x7', now)).toMatchObject({ ok: true, calendar: { alwaysOpen: true } })
    expect(pathsOf([written, '24x7'], now)).toEqual([])
  })

  it('is told everything that is wrong with it at once, each with its place', () => {
    const broken = {
      tz: 'Europe/Atlantis',
      weekly: {
        monday: [],
        mon: [
          ['09:00', '12:00'],
          ['11:59', '17:00'],
        ],
        tue: [
          ['9:00', '17:00'],
          ['24:00', '01:00'],
          ['10:00', '24:01'],
        ],
        wed: [['10:00']],
        thu: '09:00-17:00',
        fri: [
          ['20:00', '04:00'],
          ['23:00', '23:30'],
        ],
      },
      holidays: ['2026-02-29', { date: '25.12.2026' }, { date: '2026-12-25', name: 7 }],
      breaks: { '2026-13-01': [['12:00', '13:00']], '2026-12-24': [['x', '13:00']] },
      extra: {
        '2026-12-26': [
          ['10:00', '12:00'],
          ['11:00', '13:00'],
        ],
      },
      always_open: 'no',
    }
    expect(pathsOf(broken)).toEqual([
      'always_open: wrong-type',
      'tz: unknown-zone',
      'weekly.monday: unknown-day',
      'weekly.mon[1]: overlap',
      'weekly.tue[0][0]: bad-time',
      'weekly.tue[1][0]: bad-time',
      'weekly.tue[2][1]: bad-time',
      'weekly.wed[0]: wrong-type',
      'weekly.thu: wrong-type',
      'weekly.fri[1]: overlap',
      'holidays[0]: bad-date',
      'holidays[1].date: bad-date',
      'holidays[2].name: wrong-type',
      'breaks.2026-13-01: bad-date',
      'breaks.2026-12-24[0][0]: bad-time',
      'extra.2026-12-26[1]: overlap',
    ])
    expect(pathsOf([{ tz: 'UTC' }, { tz: null }, 17])).toEqual(['[1].tz: unknown-zone', '[2]: wrong-type'])
  })

  it.each([[null], [17], ['9x5'], [undefined], [true]])('is refused when it is %j', (value) => {
    expect(pathsOf(value)).toEqual([': wrong-type'])
  })

  it('is refused when it is a union of nothing', () => {
    expect(pathsOf([])).toEqual([': empty'])
  })

  it('is refused when it stays closed for the next two years, or for ever', () => {
    const once = { tz: 'UTC', extra: { '2028-02-10': [['00:00', '01:00']] } }
    expect(pathsOf(once, now)).toEqual([])
    expect(pathsOf(once, at('2026-02-09T00:00:00Z'))).toEqual([])
    expect(pathsOf(once, at('2026-02-08T00:00:00Z'))).toEqual([': stays-closed'])
    expect(pathsOf(once, at('2029-01-01T00:00:00Z'))).toEqual([': stays-closed'])
    expect(pathsOf(once)).toEqual([])
    expect(pathsOf({ tz: 'UTC', weekly: { mon: [] } })).toEqual([': stays-closed'])
    expect(pathsOf({ tz: 'UTC', always_open: true }, now)).toEqual([])
  })

  it('is read as one where neighbouring days overlap past midnight, and says where', () => {
    const notesOn = (value: unknown) => {
      const parsed = parseCalendar(value)
      return parsed.ok ? parsed.notes.map(({ path, problem }) => `${path}: ${problem}`) : null
    }
    const nights = (opens: string) => ({
      tz: 'UTC',
      weekly: {
        sun: [['22:00', '06:00']],
        mon: [
          [opens, '09:00'],
          ['12:00', '12:30'],
        ],
      },
    })
    expect(notesOn(nights('05:59'))).toEqual([
      'weekly.mon[0]: 05:59 to 09:00 overlaps 22:00 to 06:00 of sun; both are read as one',
    ])
    expect(notesOn(nights('06:00'))).toEqual([])
    expect(notesOn(['24x7', nights('00:00')])).toEqual([expect.stringMatching(/^\[1\]\.weekly\.mon\[0\]: /)])
    expect(notesOn({ ...nights('00:00'), always_open: true })).toEqual([])
    const parsed = parseCalendar(nights('05:00'))
    if (!parsed.ok) throw new Error('refused')
    const [from, to] = [at('2026-02-08T22:00:00Z'), at('2026-02-09T09:00:00Z')]
    expect(openTimeBetween(parsed.calendar, from, to)).toBe(to - from)
  })

  it('ignores what an always open desk says beside, and keeps it where it is sound', () => {
    const parsed = parseCalendar({ always_open: true, weekly: { mon: [['09:00', '17:00']] } })
    expect(parsed.ok && parsed.calendar.definition).toEqual({
      tz: 'UTC',
      weekly: { mon: [['09:00', '17:00']] },
      always_open: true,
    })
    expect(parseCalendar({ tz: 'Asia/Tokyo', always_open: true, weekly: 'x' })).toMatchObject({
      ok: true,
      calendar: { definition: { tz: 'Asia/Tokyo', always_open: true } },
    })
  })
})

import { describe, expect, it } from 'vitest'
import { onShift } from '../../../src/domain/roster/on-shift.ts'
import { compiled } from './compiled.ts'

/** Who a single layer puts on shift at each instant. */
function whoAt(timezone: string, duty: object, ...instants: string[]): string[] {
  const roster = compiled({ timezone, layers: [{ id: 'layer', ...duty }] })
  return instants.map((at) => onShift(roster, Date.parse(at)).join('+'))
}

const abc = [['A'], ['B'], ['C']]

describe('a rotation', () => {
  it('hands over at the millisecond, not before', () => {
    const weekly = { rotation: { unit: 'week', every: 1, anchor_local: '2026-03-02T09:00', groups: abc } }
    expect(whoAt('Europe/Berlin', weekly, '2026-03-09T07:59:59.999Z', '2026-03-09T08:00:00Z')).toEqual([
      'A',
      'B',
    ])
    expect(whoAt('Europe/Berlin', weekly, '2026-03-30T06:59:59.999Z', '2026-03-30T07:00:00Z')).toEqual([
      'A',
      'B',
    ])
  })

  it('runs backwards before its anchor', () => {
    const daily = {
      rotation: { unit: 'day', every: 2, anchor_local: '2026-03-10T00:00', anchor_group: 1, groups: abc },
    }
    expect(
      whoAt(
        'UTC',
        daily,
        '2026-03-10T00:00:00Z',
        '2026-03-09T23:59:59.999Z',
        '2026-03-07T23:59:59Z',
        '2026-03-05T00:00:00Z',
      ),
    ).toEqual(['B', 'A', 'C', 'B'])
  })

  it('anchored on the 31st hands over at the end of shorter months, and on the 31st again', () => {
    const monthly = { rotation: { unit: 'month', every: 1, anchor_local: '2026-01-31T09:00', groups: abc } }
    expect(
      whoAt(
        'UTC',
        monthly,
        '2026-02-28T08:59:59Z',
        '2026-02-28T09:00:00Z',
        '2026-03-31T08:59:59Z',
        '2026-03-31T09:00:00Z',
      ),
    ).toEqual(['A', 'B', 'B', 'C'])
    expect(
      whoAt('UTC', monthly, '2025-12-31T08:59:59Z', '2025-12-31T09:00:00Z', '2025-11-30T09:00:00Z'),
    ).toEqual(['B', 'C', 'B'])
    expect(whoAt('UTC', monthly, '2028-02-29T08:59:59Z', '2028-02-29T09:00:00Z')).toEqual(['A', 'B'])
  })

  it('anchored on the 29th of February counts leap years from there', () => {
    const yearly = { rotation: { unit: 'month', every: 12, anchor_local: '2024-02-29T00:00', groups: abc } }
    expect(
      whoAt(
        'UTC',
        yearly,
        '2025-02-27T23:59:59Z',
        '2025-02-28T00:00:00Z',
        '2028-02-28T23:59:59Z',
        '2028-02-29T00:00:00Z',
      ),
    ).toEqual(['A', 'B', 'A', 'B'])
  })

  it('hands over once in an hour that comes twice, at its first occurrence', () => {
    const daily = { rotation: { unit: 'day', every: 1, anchor_local: '2026-10-24T02:30', groups: abc } }
    expect(
      whoAt(
        'Europe/Berlin',
        daily,
        '2026-10-25T02:29:59+02:00',
        '2026-10-25T02:30:00+02:00',
        '2026-10-25T02:15:00+01:00',
      ),
    ).toEqual(['A', 'B', 'B'])
  })

  it('passes over a turn whose hour the clocks skip, and loses nobody after it', () => {
    const hourly = { rotation: { unit: 'hour', every: 1, anchor_local: '2026-03-29T00:00', groups: abc } }
    expect(
      whoAt(
        'Europe/Berlin',
        hourly,
        '2026-03-29T01:59:59+01:00',
        '2026-03-29T03:00:00+02:00',
        '2026-03-29T04:00:00+02:00',
      ),
    ).toEqual(['B', 'A', 'B'])
  })

  it('may count in a zone of its own, apart from its windows', () => {
    const night = {
      timezone: 'America/Chicago',
      windows: [{ days: ['mon'], from: '20:00', to: '08:00' }],
      rotation: {
        unit: 'day',
        every: 1,
        timezone: 'UTC',
        anchor_local: '2026-06-01T00:00',
        groups: [['A'], ['B']],
      },
    }
    expect(
      whoAt(
        'Asia/Tokyo',
        night,
        '2026-06-02T00:59:59Z',
        '2026-06-02T01:00:00Z',
        '2026-06-02T12:59:59Z',
        '2026-06-02T13:00:00Z',
      ),
    ).toEqual(['', 'B', 'B', ''])
  })

  it('leaves a gap where an empty group has its turn', () => {
    const daily = {
      rotation: { unit: 'day', every: 1, anchor_local: '2026-06-01T00:00', groups: [['A', 'B'], []] },
    }
    expect(whoAt('UTC', daily, '2026-06-01T12:00:00Z', '2026-06-02T12:00:00Z')).toEqual(['A+B', ''])
  })

  it('keeps its turns when it is in effect for a while only', () => {
    const daily = {
      effective_from: '2026-06-02T12:00:00Z',
      effective_until: '2026-06-04T12:00:00Z',
      rotation: { unit: 'day', every: 1, anchor_local: '2026-06-01T00:00', groups: abc },
    }
    expect(
      whoAt(
        'UTC',
        daily,
        '2026-06-02T11:59:59.999Z',
        '2026-06-02T12:00:00Z',
        '2026-06-04T11:59:59.999Z',
        '2026-06-04T12:00:00Z',
      ),
    ).toEqual(['', 'B', 'A', ''])
  })
})

describe('recurring shifts', () => {
  const at10 = (...dates: string[]) => dates.map((date) => `${date}T10:00:00Z`)
  const recurring = (rest: object) => ({
    recurring: {
      first_start_local: '2026-01-01T09:00',
      duration_minutes: 480,
      every: 1,
      groups: abc,
      ...rest,
    },
  })

  it('last as long on the wall as they say, over a change of the clocks', () => {
    const nightly = recurring({ first_start_local: '2026-03-27T22:00', frequency: 'day' })
    expect(
      whoAt('Europe/Berlin', nightly, '2026-03-29T03:59:59Z', '2026-03-29T04:00:00Z', '2026-03-28T20:59:59Z'),
    ).toEqual(['B', '', ''])
  })

  it('are not there before the first start, even on a chosen day of its week', () => {
    const weekly = recurring({
      first_start_local: '2026-01-07T09:00',
      frequency: 'week',
      by_day: ['mon', 'fri'],
    })
    expect(
      whoAt('UTC', weekly, ...at10('2026-01-05', '2026-01-09', '2026-01-12', '2026-01-16', '2026-01-19')),
    ).toEqual(['', 'A', 'B', 'B', 'C'])
  })

  it('count calendar weeks from the weekday that they name', () => {
    const weekly = (week_start: string) =>
      recurring({
        first_start_local: '2026-01-03T09:00',
        frequency: 'week',
        by_day: ['sat', 'sun'],
        week_start,
      })
    expect(whoAt('UTC', weekly('mon'), ...at10('2026-01-03', '2026-01-04', '2026-01-10'))).toEqual([
      'A',
      'A',
      'B',
    ])
    expect(whoAt('UTC', weekly('sun'), ...at10('2026-01-03', '2026-01-04', '2026-01-10'))).toEqual([
      'A',
      'B',
      'B',
    ])
  })

  it('skip the weeks and months between', () => {
    const fortnightly = recurring({ frequency: 'week', every: 2 })
    expect(
      whoAt('UTC', fortnightly, ...at10('2026-01-01', '2026-01-08', '2026-01-15', '2026-01-29')),
    ).toEqual(['A', '', 'B', 'C'])
    const quarterly = recurring({ frequency: 'month', every: 3 })
    expect(
      whoAt('UTC', quarterly, ...at10('2026-01-01', '2026-02-01', '2026-04-01', '2026-07-01', '2026-10-01')),
    ).toEqual(['A', '', 'B', 'C', 'A'])
  })

  it('take chosen days of the month, the last ones by negative numbers; a month without the day has none but keeps its turn', () => {
    const days = recurring({ frequency: 'month', by_month_day: [-1, 15] })
    expect(
      whoAt('UTC', days, ...at10('2026-01-15', '2026-01-30', '2026-01-31', '2026-02-28', '2026-03-15')),
    ).toEqual(['A', '', 'A', 'B', 'C'])
    const the31st = recurring({ first_start_local: '2026-01-31T09:00', frequency: 'month' })
    expect(whoAt('UTC', the31st, ...at10('2026-01-31', '2026-02-28', '2026-03-31'))).toEqual(['A', '', 'C'])
  })

  it('need both the weekday and the day of the month when both are chosen', () => {
    const friday13 = recurring({ frequency: 'month', by_day: ['fri'], by_month_day: [13] })
    expect(whoAt('UTC', friday13, ...at10('2026-01-13', '2026-02-13', '2026-02-20', '2026-03-13'))).toEqual([
      '',
      'B',
      '',
      'C',
    ])
  })

  it('overlap when they last longer than their period, with both groups on shift', () => {
    const long = recurring({ frequency: 'day', duration_minutes: 36 * 60 })
    expect(whoAt('UTC', long, ...at10('2026-01-01', '2026-01-02'), '2026-01-02T21:00:00Z')).toEqual([
      'A',
      'A+B',
      'B',
    ])
  })

  it('by the hour are turns of an hour each, on chosen days only', () => {
    const hourly = recurring({ frequency: 'hour', every: 2, duration_minutes: 60, by_day: ['thu'] })
    expect(
      whoAt(
        'UTC',
        hourly,
        '2026-01-01T09:30:00Z',
        '2026-01-01T10:30:00Z',
        '2026-01-01T11:30:00Z',
        '2026-01-02T09:30:00Z',
      ),
    ).toEqual(['A', '', 'B', ''])
    expect(whoAt('UTC', hourly, '2026-01-08T01:30:00Z')).toEqual(['C'])
  })
})

describe('windows', () => {
  it('cover the whole of an hour that comes twice', () => {
    const window = { fixed: ['A'], windows: [{ days: ['sun'], from: '01:30', to: '02:30' }] }
    expect(
      whoAt(
        'Europe/Berlin',
        window,
        '2026-10-25T01:30:00+02:00',
        '2026-10-25T02:45:00+02:00',
        '2026-10-25T02:29:59+01:00',
        '2026-10-25T02:30:00+01:00',
      ),
    ).toEqual(['A', 'A', 'A', ''])
  })

  it('are empty where the clocks skip them whole', () => {
    const window = { fixed: ['A'], windows: [{ days: ['sun'], from: '02:00', to: '03:00' }] }
    expect(whoAt('Europe/Berlin', window, '2026-03-29T00:59:59Z', '2026-03-29T01:00:00Z')).toEqual(['', ''])
  })

  it('may end at 24:00, last 24 hours, span the weekend, or the whole week', () => {
    const during = (window: object) =>
      whoAt(
        'UTC',
        { fixed: ['A'], windows: [window] },
        '2026-01-05T23:59:59Z',
        '2026-01-06T00:00:00Z',
        '2026-01-12T00:00:00Z',
      )
    expect(during({ days: ['mon'], from: '20:00', to: '24:00' })).toEqual(['A', '', ''])
    expect(during({ days: ['mon'], from: '20:00', to: '20:00' })).toEqual(['A', 'A', ''])
    expect(during({ from_day: 'fri', from: '18:00', to_day: 'mon', to: '00:01' })).toEqual(['', '', 'A'])
    expect(during({ from_day: 'mon', from: '00:00', to_day: 'mon', to: '00:00' })).toEqual(['A', 'A', 'A'])
    expect(during({ days: [], from: '00:00', to: '00:00' })).toEqual(['', '', ''])
  })

  it('cut literal shifts as well', () => {
    const shift = { member: 'A', from: '2026-01-05T08:00:00Z', to: '2026-01-05T18:00:00Z' }
    const cut = { events: [shift], windows: [{ days: ['mon'], from: '09:00', to: '17:00' }] }
    expect(whoAt('UTC', cut, '2026-01-05T08:30:00Z', '2026-01-05T09:00:00Z', '2026-01-05T17:00:00Z')).toEqual(
      ['', 'A', ''],
    )
  })
})

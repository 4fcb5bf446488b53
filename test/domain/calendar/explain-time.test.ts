import { describe, expect, it } from 'vitest'
import {
  compileCalendar,
  explainTime,
  pausedStretches,
  type Calendar,
} from '../../../src/domain/calendar/calendar.ts'
import { formatInstant } from '../../../src/domain/time/instant.ts'
import { at, everyDay, officeHours } from './week.ts'

function told(calendar: Calendar, from: string, to: string, pauses = pausedStretches([])): string[] {
  return explainTime(calendar, at(from), at(to), pauses).map(
    (segment) =>
      `${formatInstant(segment.from).slice(5, 16)} ${segment.state}${segment.note === undefined ? '' : ` (${segment.note})`}`,
  )
}

describe('an explanation', () => {
  it('names the holiday that kept the desk closed', () => {
    const desk = officeHours('UTC', { holidays: [{ date: '2026-05-01', name: 'Labour Day' }] })
    expect(told(desk, '2026-04-30T16:00:00Z', '2026-05-04T10:00:00Z')).toEqual([
      '04-30T16:00 open',
      '04-30T17:00 closed',
      '05-01T00:00 holiday (Labour Day)',
      '05-02T00:00 closed',
      '05-04T09:00 open',
    ])
  })

  it('counts the small hours after a holiday as holiday when its night shift falls out', () => {
    const nights = everyDay('UTC', [['22:00', '06:00']], { holidays: ['2026-05-01'] })
    expect(told(nights, '2026-05-01T05:00:00Z', '2026-05-02T07:00:00Z')).toEqual([
      '05-01T05:00 open',
      '05-01T06:00 holiday (2026-05-01)',
      '05-02T06:00 closed',
    ])
  })

  it('calls paused only what would have been open', () => {
    const pauses = pausedStretches([
      { type: 'pause', at: at('2026-02-10T16:30:00Z') },
      { type: 'resume', at: at('2026-02-11T10:00:00Z') },
    ])
    expect(told(officeHours('UTC'), '2026-02-10T16:00:00Z', '2026-02-11T11:00:00Z', pauses)).toEqual([
      '02-10T16:00 open',
      '02-10T16:30 paused',
      '02-10T17:00 closed',
      '02-11T09:00 paused',
      '02-11T10:00 open',
    ])
  })

  it('says where the clocks changed', () => {
    const nights = everyDay('Europe/Berlin', [['22:00', '06:00']])
    expect(told(nights, '2026-03-28T23:00:00+01:00', '2026-03-29T06:00:00+02:00')).toEqual([
      '03-28T22:00 open (Europe/Berlin +01:00 → +02:00)',
    ])
    expect(
      told(
        everyDay('America/New_York', [['00:00', '24:00']]),
        '2026-11-01T00:00:00-04:00',
        '2026-11-02T00:00:00-05:00',
      ),
    ).toEqual(['11-01T04:00 open (America/New_York -04:00 → -05:00)'])
  })

  it('names one holiday at a time where two desks keep different ones', () => {
    const union = compileCalendar([
      { tz: 'UTC', holidays: [{ date: '2026-05-01', name: 'Labour Day' }] },
      { tz: 'Asia/Tokyo', holidays: [{ date: '2026-05-01', name: 'Golden Week' }] },
    ])
    expect(told(union, '2026-04-30T12:00:00Z', '2026-05-02T00:00:00Z')).toEqual([
      '04-30T12:00 closed',
      '04-30T15:00 holiday (Golden Week)',
      '05-01T00:00 holiday (Labour Day)',
    ])
  })

  it('is empty for no time', () => {
    expect(told(officeHours('UTC'), '2026-05-02T00:00:00Z', '2026-05-01T00:00:00Z')).toEqual([])
  })
})

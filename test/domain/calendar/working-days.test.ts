import { describe, expect, it } from 'vitest'
import {
  addWorkingDays,
  ALWAYS_OPEN,
  compileCalendar,
  dueTime,
  OutOfHoursError,
} from '../../../src/domain/calendar/calendar.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { at, everyDay, officeHours } from './week.ts'

const berlin = officeHours('Europe/Berlin', { holidays: ['2026-04-03', '2026-04-06'] })

describe('working days', () => {
  it('end at the same time on the wall, the start date not counted, over holidays and the clock change', () => {
    expect(addWorkingDays(berlin, at('2026-03-27T11:15:00.123+01:00'), 1)).toBe(
      at('2026-03-30T11:15:00.123+02:00'),
    )
    expect(addWorkingDays(berlin, at('2026-04-02T11:00:00+02:00'), 2)).toBe(at('2026-04-08T11:00:00+02:00'))
    expect(addWorkingDays(berlin, at('2026-04-04T11:00:00+02:00'), 1)).toBe(at('2026-04-07T11:00:00+02:00'))
  })

  it('end at opening when it was earlier, and at closing when it was later', () => {
    expect(addWorkingDays(berlin, at('2026-02-10T08:59:59.999+01:00'), 1)).toBe(
      at('2026-02-11T09:00:00+01:00'),
    )
    expect(addWorkingDays(berlin, at('2026-02-10T09:00:00+01:00'), 1)).toBe(at('2026-02-11T09:00:00+01:00'))
    expect(addWorkingDays(berlin, at('2026-02-10T17:00:00+01:00'), 1)).toBe(at('2026-02-11T17:00:00+01:00'))
    expect(addWorkingDays(berlin, at('2026-02-10T17:00:00.001+01:00'), 1)).toBe(
      at('2026-02-11T17:00:00+01:00'),
    )
  })

  it('end after the lunch break when it was in it', () => {
    const lunch = everyDay('UTC', [
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ])
    expect(addWorkingDays(lunch, at('2026-02-10T12:30:00Z'), 1)).toBe(at('2026-02-11T13:00:00Z'))
    expect(addWorkingDays(lunch, at('2026-02-10T12:00:00Z'), 1)).toBe(at('2026-02-11T12:00:00Z'))
  })

  it('count a date with extra hours, and not one whose hours a break takes', () => {
    const desk = officeHours('UTC', {
      extra: { '2026-02-14': [['10:00', '12:00']] },
      breaks: { '2026-02-16': [['00:00', '24:00']] },
    })
    expect(addWorkingDays(desk, at('2026-02-13T11:00:00Z'), 1)).toBe(at('2026-02-14T11:00:00Z'))
    expect(addWorkingDays(desk, at('2026-02-13T11:00:00Z'), 2)).toBe(at('2026-02-17T11:00:00Z'))
  })

  it('run backwards as well', () => {
    expect(addWorkingDays(berlin, at('2026-04-07T18:00:00+02:00'), -1)).toBe(at('2026-04-02T17:00:00+02:00'))
  })

  it('are all days for a desk that never closes', () => {
    expect(addWorkingDays(ALWAYS_OPEN, at('2026-02-13T11:00:00Z'), 3)).toBe(at('2026-02-16T11:00:00Z'))
    const kathmandu = compileCalendar({ tz: 'Asia/Kathmandu', always_open: true })
    expect(addWorkingDays(kathmandu, at('2026-02-13T23:00:00Z'), 1)).toBe(at('2026-02-14T23:00:00Z'))
  })

  it('end at the first of two equal times on the wall', () => {
    const berliners = compileCalendar({ tz: 'Europe/Berlin', always_open: true })
    expect(addWorkingDays(berliners, at('2026-10-24T02:30:00+02:00'), 1)).toBe(
      at('2026-10-25T02:30:00+02:00'),
    )
  })

  it('are refused for a union, and where no day follows', () => {
    const union = compileCalendar(['24x7', { tz: 'UTC' }])
    expect(() => addWorkingDays(union, 0, 1)).toThrow('union')
    const once = compileCalendar({ tz: 'UTC', extra: { '2026-05-01': [['10:00', '12:00']] } })
    expect(() => addWorkingDays(once, at('2026-05-01T11:00:00Z'), 1)).toThrow(OutOfHoursError)
  })
})

describe('working days with pauses', () => {
  const start = at('2026-02-10T11:00:00+01:00')
  const oneDay = { unit: 'working-days', days: 1 } as const
  const pause = (from: string, to?: string) => [
    { at: at(from), type: 'pause' as const },
    ...(to === undefined ? [] : [{ at: at(to), type: 'resume' as const }]),
  ]

  it('are as they were when the pause cost no open time', () => {
    const night = pause('2026-02-10T20:00:00+01:00', '2026-02-10T23:00:00+01:00')
    expect(dueTime(berlin, start, oneDay, night)).toEqual({
      state: 'running',
      dueAt: at('2026-02-11T11:00:00+01:00'),
    })
  })

  it('are later by the open time that the pause took', () => {
    const afternoon = pause('2026-02-10T15:00:00+01:00', '2026-02-10T20:00:00+01:00')
    expect(dueTime(berlin, start, oneDay, afternoon)).toEqual({
      state: 'running',
      dueAt: at('2026-02-11T13:00:00+01:00'),
    })
  })

  it('stand still with what was left', () => {
    const morning = pause('2026-02-11T10:00:00+01:00')
    expect(dueTime(berlin, start, oneDay, morning)).toEqual({
      state: 'paused',
      since: at('2026-02-11T10:00:00+01:00'),
      remaining: HOUR,
    })
  })

  it('never end in a pause, even one that cost nothing yet', () => {
    const early = at('2026-02-10T08:00:00+01:00')
    const dawn = pause('2026-02-11T07:00:00+01:00')
    expect(dueTime(berlin, early, oneDay, dawn)).toEqual({
      state: 'paused',
      since: at('2026-02-11T07:00:00+01:00'),
      remaining: 0,
    })
    const resumed = pause('2026-02-11T07:00:00+01:00', '2026-02-11T18:00:00+01:00')
    expect(dueTime(berlin, early, oneDay, resumed)).toEqual({
      state: 'running',
      dueAt: at('2026-02-12T09:00:00+01:00'),
    })
  })
})

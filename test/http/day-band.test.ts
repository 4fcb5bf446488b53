import { describe, expect, test } from 'vitest'
import { dayBand } from '../../src/http/routes/board/day-band.ts'

const london = { id: 'p1', slug: 'ann', name: 'Ann', time_zone: 'Europe/London' }
const roster = (windows: object[]) => ({
  id: 'r1',
  brand_id: 'b1',
  slug: 'desk',
  absences: [],
  name: 'Desk',
  audience: 'on_shift' as const,
  schedule: { timezone: 'Europe/London', layers: [{ id: 'l', fixed: ['p1'], windows }] },
})
const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const at = Date.parse('2026-03-29T10:00:00Z') // London's clocks went ahead this morning

describe('the band of the day', () => {
  test('has 23 hours when the clocks go ahead, 25 when they go back', () => {
    const spring = dayBand(at, 'Europe/London', [], [], [])
    expect(new Date(spring.from).toISOString()).toBe('2026-03-29T00:00:00.000Z')
    expect(spring.demand).toHaveLength(23)
    expect(dayBand(Date.parse('2026-10-25T10:00:00Z'), 'Europe/London', [], [], []).demand).toHaveLength(25)
  })

  test('expects in an hour the mean of that hour over the days looked at', () => {
    const band = dayBand(at, 'UTC', [], [], [{ hour: 20, turns: 14, days: 28 }])
    expect(band.demand.filter(({ expected }) => expected > 0)).toEqual([
      { from: Date.parse('2026-03-29T20:00:00Z'), to: Date.parse('2026-03-29T21:00:00Z'), expected: 0.5 },
    ])
  })

  test('shows demand that nobody covers as gaps, clipped to the minute and joined', () => {
    const desk = roster([{ days: everyDay, from: '09:00', to: '20:30' }])
    const demand = [19, 20, 21].map((hour) => ({ hour, turns: 2, days: 1 }))
    const band = dayBand(at, 'UTC', [desk], [london], demand)
    expect(band.gaps).toEqual([
      { from: Date.parse('2026-03-29T19:30:00Z'), to: Date.parse('2026-03-29T22:00:00Z'), expected: 5 },
    ])
    expect(band.rosters[0]!.shifts).toEqual([
      { person: london, from: Date.parse('2026-03-29T08:00:00Z'), to: Date.parse('2026-03-29T19:30:00Z') },
    ])
  })

  test('whoever left stands on no shift', () => {
    const band = dayBand(at, 'UTC', [roster([])], [], [])
    expect(band.rosters[0]!.shifts).toEqual([])
  })
})

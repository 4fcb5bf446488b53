import { describe, expect, it } from 'vitest'
import { parseCalendar } from '../../../src/domain/calendar/calendar.ts'
import { holidayPlaces, publicHolidays } from '../../../src/domain/calendar/public-holidays.ts'

describe('public holidays', () => {
  it('differ by state, and come in the language asked for', () => {
    const bavaria = publicHolidays({ country: 'DE', state: 'BY' }, 2026, 'de')!
    const berlin = publicHolidays({ country: 'DE', state: 'BE' }, 2026)!
    expect(bavaria).toContainEqual({ date: '2026-01-06', name: 'Heilige Drei Könige' })
    expect(berlin.map(({ date }) => date)).not.toContain('2026-01-06')
    expect(berlin).toContainEqual({ date: '2026-04-06', name: 'Easter Monday' })
  })

  it('include the day that stands in for one on a weekend', () => {
    const usa = publicHolidays({ country: 'US' }, 2026)!
    expect(usa.filter(({ name }) => name.startsWith('Independence Day')).map(({ date }) => date)).toEqual([
      '2026-07-03',
      '2026-07-04',
    ])
  })

  it('last as many dates as they do, and one when the clocks change on it', () => {
    const eid = publicHolidays({ country: 'SA' }, 2026)!.filter(({ name }) => name.includes('al-Fitr'))
    expect(eid.map(({ date }) => date)).toEqual(['2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22'])
    const sydney = publicHolidays({ country: 'AU', state: 'NSW' }, 2026)!
    expect(sydney.filter(({ name }) => name === 'Easter Sunday')).toEqual([
      { date: '2026-04-05', name: 'Easter Sunday' },
    ])
  })

  it('are one entry a date, in order, fit for a calendar', () => {
    const iran = publicHolidays({ country: 'IR' }, 2026)!
    const dates = iran.map(({ date }) => date)
    expect(dates).toEqual([...new Set(dates)].sort())
    expect(iran.find(({ date }) => date === '2026-03-21')?.name).toContain(' / ')
    expect(
      parseCalendar({ tz: 'Asia/Tehran', weekly: { sat: [['09:00', '17:00']] }, holidays: iran }).ok,
    ).toBe(true)
  })

  it('are none for a place or a year that nobody knows', () => {
    expect(publicHolidays({ country: 'XX' }, 2026)).toBeNull()
    expect(publicHolidays({ country: 'constructor' }, 2026)).toBeNull()
    expect(publicHolidays({ country: 'DE', state: 'xx' }, 2026)).toBeNull()
    expect(publicHolidays({ country: 'DE', region: 'A' }, 2026)).toBeNull()
    expect(publicHolidays({ country: 'DE' }, 1900)).toBeNull()
  })

  it('can be chosen down to the region', () => {
    expect(holidayPlaces({})).toMatchObject({ DE: expect.any(String), IR: expect.any(String) })
    expect(holidayPlaces({ country: 'DE' }, 'de')).toMatchObject({ BY: 'Bayern' })
    const regions = Object.keys(holidayPlaces({ country: 'DE', state: 'BY' }))
    expect(regions.length).toBeGreaterThan(0)
    expect(publicHolidays({ country: 'DE', state: 'BY', region: regions[0]! }, 2026)).not.toBeNull()
    expect(holidayPlaces({ country: 'XX' })).toEqual({})
  })
})

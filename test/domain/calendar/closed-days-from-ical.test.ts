import { describe, expect, it } from 'vitest'
import { closedDaysFromIcal } from '../../../src/domain/calendar/closed-days-from-ical.ts'

const feed = (...events: readonly string[][]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((lines, index) => ['BEGIN:VEVENT', `UID:${index}`, ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n')
const read = (text: string, from = '2026-01-01', to = '2027-12-31') =>
  closedDaysFromIcal(text, 'Europe/Berlin', from, to)

describe('closed days from a calendar file', () => {
  it('are whole days, several in a row, and repeated ones less their exceptions', () => {
    const text = feed(
      ['DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227', 'SUMMARY:Christmas\\, closed'],
      [
        'DTSTART;VALUE=DATE:20200501',
        'RRULE:FREQ=YEARLY',
        'EXDATE;VALUE=DATE:20270501',
        'SUMMARY;LANGUAGE=en:Labour Day',
      ],
      ['DTSTART;VALUE=DATE:20260329', 'SUMMARY:The day the clocks change', 'TRANSP:TRANSPARENT'],
    )
    expect(read(text)).toEqual({
      ok: true,
      days: [
        { date: '2026-03-29', name: 'The day the clocks change' },
        { date: '2026-05-01', name: 'Labour Day' },
        { date: '2026-12-24', name: 'Christmas, closed' },
        { date: '2026-12-25', name: 'Christmas, closed' },
        { date: '2026-12-26', name: 'Christmas, closed' },
      ],
      skipped: [],
    })
  })

  it('are only those between the dates, both included', () => {
    const text = feed(['DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20270103', 'SUMMARY:Winter break'])
    const days = read(text, '2026-12-31', '2027-01-01')
    expect(days.ok && days.days.map(({ date }) => date)).toEqual(['2026-12-31', '2027-01-01'])
  })

  it('stay few when an event never ends', () => {
    const days = read(
      feed(['DTSTART;VALUE=DATE:20200101', 'DTEND;VALUE=DATE:99991231', 'SUMMARY:Closed for good']),
    )
    expect(days.ok && days.days.length).toBe(730)
  })

  it('are also times from midnight to midnight, with a zone or without; parts of a day are named as skipped', () => {
    const text = feed(
      [
        'DTSTART;TZID=Europe/Berlin:20261025T000000',
        'DTEND;TZID=Europe/Berlin:20261026T000000',
        'SUMMARY:Long Sunday',
      ],
      ['DTSTART:20260602T000000', 'DTEND:20260603T000000', 'SUMMARY:Floating'],
      ['DTSTART:20260610T220000Z', 'DTEND:20260611T220000Z', 'SUMMARY:Given in UTC'],
      [
        'DTSTART;TZID=Europe/Berlin:20260601T090000',
        'DTEND;TZID=Europe/Berlin:20260601T100000',
        'SUMMARY:Meeting',
      ],
    )
    expect(read(text)).toEqual({
      ok: true,
      days: [
        { date: '2026-06-02', name: 'Floating' },
        { date: '2026-06-11', name: 'Given in UTC' },
        { date: '2026-10-25', name: 'Long Sunday' },
      ],
      skipped: ['Meeting'],
    })
  })

  it('leave out what was cancelled, and join what falls on one date', () => {
    const text = feed(
      ['DTSTART;VALUE=DATE:20260707', 'STATUS:CANCELLED', 'SUMMARY:Off'],
      ['DTSTART;VALUE=DATE:20260708', 'SUMMARY:One'],
      ['DTSTART;VALUE=DATE:20260708', 'SUMMARY:Two'],
      ['DTSTART;VALUE=DATE:20260709'],
    )
    expect(read(text)).toMatchObject({
      days: [
        { date: '2026-07-08', name: 'One / Two' },
        { date: '2026-07-09', name: '' },
      ],
    })
  })

  it.each([
    ['', 'not-a-calendar'],
    ['<html>Sign in</html>', 'not-a-calendar'],
    [feed(['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=SECONDLY']), 'repeats-too-often'],
    [feed(['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=SEC', ' ONDLY']), 'repeats-too-often'],
    [feed(['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=DAILY;BYMINUTE=1,2']), 'repeats-too-often'],
    [feed(['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=NONSENSE']), 'unreadable'],
  ])('are refused with a reason: %#', (text, problem) => {
    expect(read(text)).toEqual({ ok: false, problem })
  })
})

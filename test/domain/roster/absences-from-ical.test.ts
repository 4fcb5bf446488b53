import { describe, expect, it } from 'vitest'
import { absencesFromIcal } from '../../../src/domain/roster/absences-from-ical.ts'

const [from, to] = [Date.parse('2026-03-01T00:00:00Z'), Date.parse('2026-05-01T00:00:00Z')]

function calendar(...events: string[][]): string {
  const lines = events.flatMap((event, k) => [
    'BEGIN:VEVENT',
    `UID:${k}`,
    'DTSTAMP:20260101T000000Z',
    'SUMMARY:Secret',
    ...event,
    'END:VEVENT',
  ])
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n')
}

function away(zone: string, ...events: string[][]): string[] {
  const read = absencesFromIcal(calendar(...events), zone, from, to)
  if (!read.ok) return [read.problem]
  return read.absences.map((period) =>
    [period.from, period.to].map((at) => new Date(at).toISOString().slice(0, 16)).join(' '),
  )
}

describe('absences from a calendar', () => {
  it('are whole days in the zone of the person', () => {
    const holiday = ['DTSTART;VALUE=DATE:20260328', 'DTEND;VALUE=DATE:20260330']
    expect(away('Europe/Berlin', holiday)).toEqual(['2026-03-27T23:00 2026-03-29T22:00'])
    expect(away('Asia/Manila', holiday)).toEqual(['2026-03-27T16:00 2026-03-29T16:00'])
    expect(away('America/Los_Angeles', ['DTSTART;VALUE=DATE:20260328'])).toEqual([
      '2026-03-28T07:00 2026-03-29T07:00',
    ])
  })

  it('follow the zone that an event names, else that of the person', () => {
    const timed = (zone: string) => [`DTSTART${zone}:20260330T090000`, `DTEND${zone}:20260330T120000`]
    expect(away('Asia/Manila', timed(';TZID=Europe/Berlin'))).toEqual(['2026-03-30T07:00 2026-03-30T10:00'])
    expect(away('Asia/Manila', timed(''))).toEqual(['2026-03-30T01:00 2026-03-30T04:00'])
    expect(away('Asia/Manila', ['DTSTART:20260330T090000Z', 'DURATION:PT90M'])).toEqual([
      '2026-03-30T09:00 2026-03-30T10:30',
    ])
  })

  it('repeat over a change of the clocks, without what was taken out', () => {
    expect(
      away('Europe/Berlin', [
        'DTSTART:20260323T090000',
        'DTEND:20260323T120000',
        'RRULE:FREQ=WEEKLY;COUNT=4',
        'EXDATE:20260406T090000',
      ]),
    ).toEqual([
      '2026-03-23T08:00 2026-03-23T11:00',
      '2026-03-30T07:00 2026-03-30T10:00',
      '2026-04-13T07:00 2026-04-13T10:00',
    ])
  })

  it('leave out what shows as free, tentative or cancelled', () => {
    const day = 'DTSTART;VALUE=DATE:20260310'
    expect(
      away(
        'UTC',
        [day, 'TRANSP:TRANSPARENT'],
        [day, 'STATUS:CANCELLED'],
        [day, 'X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE'],
      ),
    ).toEqual([])
    expect(away('UTC', [day, 'X-MICROSOFT-CDO-BUSYSTATUS:OOF'])).toEqual([
      '2026-03-10T00:00 2026-03-11T00:00',
    ])
  })

  it('join where they touch and end at the ends of the question', () => {
    expect(
      away(
        'UTC',
        ['DTSTART:20260220T000000Z', 'DTEND:20260302T000000Z'],
        ['DTSTART:20260302T000000Z', 'DTEND:20260303T120000Z'],
      ),
    ).toEqual(['2026-03-01T00:00 2026-03-03T12:00'])
  })

  it('refuse what is no calendar and what repeats every minute', () => {
    expect(absencesFromIcal('<html>', 'UTC', from, to)).toEqual({ ok: false, problem: 'not-a-calendar' })
    expect(away('UTC', ['DTSTART:20200101T000000Z', 'RRULE:FREQ=SECONDLY'])).toEqual(['repeats-too-often'])
  })
})

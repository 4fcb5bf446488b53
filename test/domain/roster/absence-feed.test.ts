import { expect, it } from 'vitest'
import { feedUrl, nextReading } from '../../../src/domain/roster/absence-feed.ts'
import { absencesFromIcal } from '../../../src/domain/roster/absences-from-ical.ts'
import { DAY, HOUR, MINUTE, parseInstant } from '../../../src/domain/time/instant.ts'

const now = parseInstant('2026-11-03T07:00:00Z')!

it('a calendar is asked every hour, and after failures ever more rarely, down to once a day', () => {
  const pauses = [0, 1, 2, 3, 7, 8, 100].map((failures) => nextReading(now, failures) - now)
  expect(pauses).toEqual([HOUR, 15 * MINUTE, 30 * MINUTE, HOUR, 16 * HOUR, DAY, DAY])
})

it('is left alone for as long as it asks, up to a day', () => {
  expect(nextReading(now, 1, 2 * HOUR)).toBe(now + 2 * HOUR)
  expect(nextReading(now, 1, MINUTE)).toBe(now + 15 * MINUTE)
  expect(nextReading(now, 1, 30 * DAY)).toBe(now + DAY)
})

it('takes the addresses that calendar programs hand out', () => {
  expect(feedUrl(' webcal://p1-caldav.icloud.com/me.ics ')?.href).toBe('https://p1-caldav.icloud.com/me.ics')
  expect(feedUrl('WEBCAL://a.example/b')?.protocol).toBe('https:')
  expect(feedUrl('me.ics')).toBeNull()
})

it.each([
  'RRULE:FREQ=SECONDLY',
  'RRULE:INTERVAL=1;\r\n FREQ=SECONDLY',
  'RRULE:INTERVAL=1;FR\r\n\tEQ=minutely',
  'RRULE:FREQ=DAILY;BYMINUTE=0,1,2,3',
  'RRULE:FREQ=DAILY;BYSECOND=0',
])('a rule that falls on too many instants is refused, folded or not: %s', (rule) => {
  const event = `BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261103T080000Z\r\nDTEND:20261103T080001Z\r\n${rule}\r\nEND:VEVENT\r\n`
  const text = `BEGIN:VCALENDAR\r\n${event}END:VCALENDAR\r\n`
  expect(absencesFromIcal(text, 'UTC', now, now + 180 * DAY)).toEqual({
    ok: false,
    problem: 'repeats-too-often',
  })
})

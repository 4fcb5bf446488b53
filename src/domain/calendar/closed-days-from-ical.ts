import ical, { type EventInstance, type VEvent } from 'node-ical'
import { DAY } from '../time/instant.ts'
import { wallTimeAt, type Zone } from '../time/zone.ts'
import type { LocalDate } from './definition/calendar-definition.ts'
import { formatLocalDate, midnightOf, parseLocalDate, type DayNumber } from './hours/local-date.ts'

export interface ClosedDay {
  readonly date: LocalDate
  readonly name: string
}

export type ReadClosedDays =
  | { readonly ok: true; readonly days: readonly ClosedDay[]; readonly skipped: readonly string[] }
  | { readonly ok: false; readonly problem: 'not-a-calendar' | 'repeats-too-often' | 'unreadable' }

/**
 * The closed days that an iCalendar text lists from one date to another (both included), repeated ones too, in order, one entry a date:
 * whole days, and times from midnight to midnight in the zone. Titles of events that close only a part of a day are in `skipped`.
 */
export function closedDaysFromIcal(text: string, zone: Zone, from: LocalDate, to: LocalDate): ReadClosedDays {
  if (!/^BEGIN:VCALENDAR\s*$/m.test(text)) return { ok: false, problem: 'not-a-calendar' }
  if (/^RRULE.*(FREQ=(HOURLY|MINUTELY|SECONDLY)|BY(HOUR|MINUTE|SECOND)=)/m.test(unfolded(text)))
    return { ok: false, problem: 'repeats-too-often' }
  const instances = instancesIn(text, from, to)
  return instances ? closedDaysOf(instances, zone, from, to) : { ok: false, problem: 'unreadable' }
}

function instancesIn(text: string, from: LocalDate, to: LocalDate): EventInstance[] | null {
  const [first, last] = [parseLocalDate(from)!, parseLocalDate(to)!]
  // Two days on either side, for the library compares on the wall of the machine.
  const range = {
    from: new Date(midnightOf(first - 2)),
    to: new Date(midnightOf(last + 3)),
    expandOngoing: true,
  }
  try {
    return Object.values(ical.sync.parseICS(text))
      .filter(
        (component): component is VEvent => component?.type === 'VEVENT' && component.status !== 'CANCELLED',
      )
      .flatMap((event) => ical.expandRecurringEvent(event, range))
      .filter(({ event }) => event.status !== 'CANCELLED')
  } catch {
    return null
  }
}

function closedDaysOf(
  instances: readonly EventInstance[],
  zone: Zone,
  from: LocalDate,
  to: LocalDate,
): ReadClosedDays {
  const [first, last] = [parseLocalDate(from)!, parseLocalDate(to)!]
  const names = new Map<DayNumber, Set<string>>()
  const skipped = new Set<string>()
  for (const instance of instances) {
    const closed = wholeDaysOf(instance, zone)
    if (!closed) skipped.add(titleOf(instance))
    else
      for (let day = Math.max(first, closed.first); day <= Math.min(last, closed.last); day += 1)
        names.set(day, (names.get(day) ?? new Set()).add(titleOf(instance)))
  }
  const days = [...names].sort(([a], [b]) => a - b)
  return {
    ok: true,
    days: days.map(([day, titles]) => ({
      date: formatLocalDate(day),
      name: [...titles].filter(Boolean).join(' / '),
    })),
    skipped: [...skipped],
  }
}

/** The first and the last date that an event covers from midnight to midnight; null if it covers a part of one. */
function wholeDaysOf(
  { start, end, isFullDay }: EventInstance,
  zone: Zone,
): { first: DayNumber; last: DayNumber } | null {
  const dayOf = (at: Date & { tz?: string }) =>
    (isFullDay || at.tz === undefined ? wallOfTheMachine(at) : wallTimeAt(zone, at.getTime())) / DAY
  const first = isFullDay ? Math.floor(dayOf(start)) : dayOf(start)
  const next = isFullDay ? Math.max(first + 1, Math.floor(dayOf(end))) : dayOf(end)
  return Number.isInteger(first) && Number.isInteger(next) && next > first ? { first, last: next - 1 } : null
}

/** The library gives whole days, and times without a zone, as the wall of the machine shows them. */
function wallOfTheMachine(at: Date): number {
  return Date.UTC(
    at.getFullYear(),
    at.getMonth(),
    at.getDate(),
    at.getHours(),
    at.getMinutes(),
    at.getSeconds(),
  )
}

/** Long lines of the format go on after a blank. */
function unfolded(text: string): string {
  return text.replace(/\r?\n[ \t]/g, '')
}

/** A title may come with parameters, such as its language. */
function titleOf({ summary }: EventInstance): string {
  const title: unknown = typeof summary === 'object' ? summary.val : summary
  return typeof title === 'string' ? title : ''
}

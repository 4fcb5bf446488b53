import ical, { ICalCalendarMethod, ICalEventBusyStatus } from 'ical-generator'
import { DAY, HOUR, type Instant } from '../time/instant.ts'
import type { Roster } from './compile-roster.ts'
import type { Member } from './schedule.ts'
import { shiftsBetween } from './shifts-between.ts'

/** One roster of a feed. */
export interface FeedPart {
  /** Part of every event's identity, so that a calendar recognises a shift when it fetches the feed again. */
  readonly id: string
  readonly roster: Roster
  /** What a shift is called in the reader's calendar. */
  readonly titleOf: (member: Member) => string
}

export interface ShiftFeed {
  /** What the reader's calendar program calls the feed. */
  readonly name: string
  /** Whose shifts; null for everybody's. */
  readonly member: Member | null
}

const past = 14 * DAY
const future = 90 * DAY
/** Shifts are looked for from a start that moves only so often: a shift cut by it would change its identity. */
const stride = 28 * DAY

/**
 * The shifts of rosters as iCalendar text, from 14 days before the UTC day of `at` to 90 days after it.
 * The text stays the same through that day unless a roster changes, so that it can be cached.
 */
export function shiftFeed(
  parts: readonly FeedPart[],
  { name, member: whose }: ShiftFeed,
  at: Instant,
): string {
  const today = Math.floor(at / DAY) * DAY
  const since = Math.floor((today - past - stride) / stride) * stride
  const calendar = ical({
    name,
    prodId: { company: 'Sundial', product: 'Rosters' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: HOUR / 1000,
  })
  for (const { id, roster, titleOf } of parts)
    for (const { member, from, to } of shiftsBetween(roster, since, today + future)) {
      if (to <= today - past || (whose !== null && member !== whose)) continue
      calendar.createEvent({
        id: `${id}-${member}-${from}@sundial`,
        start: new Date(from),
        end: new Date(to),
        stamp: new Date(today),
        summary: titleOf(member),
        busystatus: ICalEventBusyStatus.BUSY,
      })
    }
  return calendar.toString()
}

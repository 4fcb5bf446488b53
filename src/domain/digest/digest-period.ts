import { DAY, MINUTE, type Instant } from '../time/instant.ts'
import { addMonths, dateOf, dayOfMonth, weekdayOf } from '../time/wall-date.ts'
import { instantOf, wallTimeAt, type WallTime, type Zone } from '../time/zone.ts'

export const digestKinds = ['daily', 'weekly', 'monthly'] as const
export type DigestKind = (typeof digestKinds)[number]

/** What one digest covers: whole local days of its reader, `[from, to)`. */
export interface DigestPeriod {
  readonly kind: DigestKind
  readonly zone: Zone
  readonly from: Instant
  readonly to: Instant
}

/** The day, the week from Monday, or the month of the zone's calendar in which `at` lies. */
export function periodAround(kind: DigestKind, zone: Zone, at: Instant): DigestPeriod {
  return periodFrom(kind, zone, startOf(kind, wallTimeAt(zone, at)))
}

/** The period of the same kind just before. */
export function periodBefore({ kind, zone, from }: DigestPeriod): DigestPeriod {
  return periodFrom(kind, zone, step(kind, startOf(kind, wallTimeAt(zone, from)), -1))
}

/** The last period that was over at `now`. */
export function lastWholePeriod(kind: DigestKind, zone: Zone, now: Instant): DigestPeriod {
  return periodBefore(periodAround(kind, zone, now))
}

/** When a period's digest is sent: on the local day after it, `minute` (0 to 1439) minutes after midnight on the wall. */
export function sendingTime({ kind, zone, from }: DigestPeriod, minute: number): Instant {
  const after = step(kind, startOf(kind, wallTimeAt(zone, from)), 1)
  return instantOf(zone, after + minute * MINUTE, 'first')
}

/** The newest period whose digest is due at `now`; older ones that were missed are not made up for. */
export function newestDue(kind: DigestKind, zone: Zone, minute: number, now: Instant): DigestPeriod {
  const last = lastWholePeriod(kind, zone, now)
  return sendingTime(last, minute) <= now ? last : periodBefore(last)
}

/** Whether most of a period is new to somebody who has read up to `readUntil`: not after a move to another zone. */
export function isNews({ from, to }: DigestPeriod, readUntil: Instant | null): boolean {
  return readUntil === null || readUntil <= (from + to) / 2
}

function periodFrom(kind: DigestKind, zone: Zone, start: WallTime): DigestPeriod {
  return {
    kind,
    zone,
    from: instantOf(zone, start, 'first'),
    to: instantOf(zone, step(kind, start, 1), 'first'),
  }
}

function startOf(kind: DigestKind, wall: WallTime): WallTime {
  const date = dateOf(wall)
  switch (kind) {
    case 'daily':
      return date * DAY
    case 'weekly':
      return (date - weekdayOf(date)) * DAY
    case 'monthly':
      return (date - dayOfMonth(date) + 1) * DAY
    default:
      return kind satisfies never
  }
}

function step(kind: DigestKind, start: WallTime, count: number): WallTime {
  if (kind === 'monthly') return addMonths(start, count)
  return start + count * (kind === 'weekly' ? 7 : 1) * DAY
}

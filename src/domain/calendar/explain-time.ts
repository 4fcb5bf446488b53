import type { Instant, Millis } from '../time/instant.ts'
import { offsetAt } from '../time/zone.ts'
import type { Calendar } from './compile-calendar.ts'
import { holidaysWithin } from './hours/holidays-within.ts'
import { clipStretches, cutStretches, type Stretch } from './hours/stretch.ts'
import { hoursWithin } from './hours/timeline.ts'

/** A part of a clock's time: only `open` uses it up. `holiday` says why it is closed, `paused` that it would have been open. */
export interface Segment extends Stretch {
  readonly state: 'open' | 'closed' | 'holiday' | 'paused'
  /** The holiday's name or date, or how the clocks on the wall change within the segment. */
  readonly note?: string
}

/** Why a clock stood where it stood: `[from, to)` without gaps, in order. Pauses as from `pausedStretches`. */
export function explainTime(
  calendar: Calendar,
  from: Instant,
  to: Instant,
  pauses: readonly Stretch[],
): Segment[] {
  if (to <= from) return []
  const open = calendar.alwaysOpen ? [{ from, to }] : hoursWithin(calendar.desks, from, to)
  const running = cutStretches(open, pauses)
  const closed = cutStretches([{ from, to }], open)
  const holidays = calendar.alwaysOpen ? [] : holidaysWithin(calendar.desks, from, to)
  return [
    ...running.map((stretch) => ({ ...stretch, state: 'open' as const })),
    ...cutStretches(open, running).map((stretch) => ({ ...stretch, state: 'paused' as const })),
    ...cutStretches(closed, holidays).map((stretch) => ({ ...stretch, state: 'closed' as const })),
    ...holidays.flatMap((holiday) =>
      clipStretches(closed, holiday.from, holiday.to).map((stretch) => ({
        ...stretch,
        state: 'holiday' as const,
        note: holiday.name,
      })),
    ),
  ]
    .sort((a, b) => a.from - b.from)
    .map((segment) => noteClockChange(calendar, segment))
}

function noteClockChange(calendar: Calendar, segment: Segment): Segment {
  if (segment.note !== undefined) return segment
  for (const { zone } of calendar.desks) {
    const [before, after] = [offsetAt(zone, segment.from), offsetAt(zone, segment.to - 1)]
    if (before !== after)
      return { ...segment, note: `${zone} ${formatOffset(before)} → ${formatOffset(after)}` }
  }
  return segment
}

function formatOffset(offset: Millis): string {
  const clock = new Date(Math.abs(offset)).toISOString().slice(11, 16)
  return `${offset < 0 ? '-' : '+'}${clock}`
}

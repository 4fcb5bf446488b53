import { DAY, type Instant } from '../../time/instant.ts'
import { instantOf, type Zone } from '../../time/zone.ts'
import type { DayWindow } from '../definition/clock-time.ts'
import type { Desk } from './desk.ts'
import { dateAt, midnightOf, weekdayOf, type DayNumber } from './local-date.ts'
import { clipStretches, cutStretches, mergeStretches, type Stretch } from './stretch.ts'

/**
 * When the desk is open by the windows that open on a date, in order: weekly ones unless it is a holiday, extra ones, both less the breaks.
 * A window skipped by a clock change is none.
 */
export function windowsOpeningOn(desk: Desk, day: DayNumber): Stretch[] {
  const weekly = desk.holidays.has(day) ? [] : desk.weekly[weekdayOf(day)]!
  const extra = desk.extra.get(day) ?? []
  const open = mergeStretches([...weekly, ...extra].map((window) => stretchOf(desk.zone, day, window)))
  return cutStretches(open, breaksOf(desk, day))
}

/** The weekly windows of a date that its being a holiday keeps closed. */
export function windowsSuppressedOn(desk: Desk, day: DayNumber): Stretch[] {
  if (!desk.holidays.has(day)) return []
  return mergeStretches(desk.weekly[weekdayOf(day)]!.map((window) => stretchOf(desk.zone, day, window)))
}

/** When the desk is open within `[from, to)`, merged and in order. */
export function deskHoursWithin(desk: Desk, from: Instant, to: Instant): Stretch[] {
  if (desk.alwaysOpen) return from < to ? [{ from, to }] : []
  const windows = datesTouching(desk.zone, from, to).flatMap((day) => windowsOpeningOn(desk, day))
  return clipStretches(mergeStretches(windows), from, to)
}

/** The dates whose windows can reach into `[from, to)`: they close on the next date at the latest. One more each way, where a wall goes back over midnight. */
export function datesTouching(zone: Zone, from: Instant, to: Instant): DayNumber[] {
  const first = dateAt(zone, from) - 2
  const last = dateAt(zone, to) + 1
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** A break's times stand for every moment of the date's windows that shows them, also after midnight. */
function breaksOf(desk: Desk, day: DayNumber): Stretch[] {
  const breaks = desk.breaks.get(day)
  if (!breaks) return []
  const onceMore = breaks.map(({ from, to }) => ({ from: from + DAY, to: to + DAY }))
  return mergeStretches([...breaks, ...onceMore].map((window) => stretchOf(desk.zone, day, window)))
}

function stretchOf(zone: Zone, day: DayNumber, { from, to }: DayWindow): Stretch {
  const midnight = midnightOf(day)
  return { from: instantOf(zone, midnight + from, 'first'), to: instantOf(zone, midnight + to, 'last') }
}

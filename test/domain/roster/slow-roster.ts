import { slowFirst, slowLast, slowWallTime } from './slow-zone.ts'

/**
 * The schedule language a second time, for tests only: it reads the JSON as written and walks from the anchor, turn by turn and day by day.
 * It shares no code with the domain.
 */
const hour = 3_600_000
const day = 24 * hour
const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

const nameOf = (wall: number) => names[new Date(wall).getUTCDay()]!
const wallOf = (text: string) => Date.parse(`${text}:00Z`)
const minutesOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))

export interface SlowRotation {
  unit: 'hour' | 'day' | 'week' | 'month'
  every: number
  anchor_local: string
  anchor_group: number
  groups: string[][]
}

/** Goes from handover to handover, away from the anchor, until it stands in the turn that holds the instant. */
export function slowRotation(rotation: SlowRotation, zone: string, at: number): string[] {
  const handover = (k: number) =>
    slowFirst(zone, moved(wallOf(rotation.anchor_local), rotation.unit, k * rotation.every))
  const inTurn = (k: number) => handover(k) <= at && at < handover(k + 1)
  let k = 0
  while (!inTurn(k)) k += at < handover(0) ? -1 : 1
  const count = rotation.groups.length
  return rotation.groups[(((rotation.anchor_group + k) % count) + count) % count]!
}

function moved(wall: number, unit: SlowRotation['unit'], by: number): number {
  if (unit === 'hour') return wall + by * hour
  if (unit === 'day') return wall + by * day
  if (unit === 'week') return wall + by * 7 * day
  const date = new Date(wall)
  const wanted = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + by)
  const month = date.getUTCMonth()
  date.setUTCDate(wanted)
  while (date.getUTCMonth() !== month) date.setUTCDate(date.getUTCDate() - 1)
  return date.getTime()
}

export interface SlowRecurring {
  first_start_local: string
  duration_minutes: number
  frequency: 'hour' | 'day' | 'week' | 'month'
  every: number
  groups: string[][]
  by_day?: string[]
  by_month_day?: number[]
  week_start?: string
  effective_from?: string
  effective_until?: string
}

/** Visits every hour or day since the first start, numbering the periods as they come along. */
export function slowRecurring(recurring: SlowRecurring, zone: string, at: number): string[] {
  const { frequency, every, groups } = recurring
  const first = wallOf(recurring.first_start_local)
  const on = new Set<string>()
  let period = -1
  let label = ''
  for (
    let start = first;
    start < slowWallTime(zone, at) + 2 * day;
    start += frequency === 'hour' ? hour : day
  ) {
    const countsChosenDays = frequency === 'day' && (recurring.by_day ?? []).length > 0
    const chosen = isChosen(recurring, first, start)
    if (countsChosenDays && !chosen) continue
    const next = periodLabel(recurring, start)
    if (next !== label) period += 1
    label = next
    if (!chosen || (!countsChosenDays && period % every !== 0)) continue
    const turn = Math.floor(period / every)
    if (slowFirst(zone, start) > at || slowFirst(zone, start + recurring.duration_minutes * 60_000) <= at)
      continue
    for (const member of groups[turn % groups.length]!) on.add(member)
  }
  if (recurring.effective_from && at < Date.parse(recurring.effective_from)) return []
  if (recurring.effective_until && at >= Date.parse(recurring.effective_until)) return []
  return [...on].sort()
}

function isChosen(
  { frequency, by_day = [], by_month_day = [] }: SlowRecurring,
  first: number,
  start: number,
): boolean {
  const date = new Date(start)
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  if (by_day.length === 0 && by_month_day.length === 0) {
    if (frequency === 'week') return nameOf(start) === nameOf(first)
    if (frequency === 'month') return date.getUTCDate() === new Date(first).getUTCDate()
    return true
  }
  const fitsDay = by_day.length === 0 || by_day.includes(nameOf(start))
  const numbers = [date.getUTCDate(), date.getUTCDate() - lastDay - 1]
  return fitsDay && (by_month_day.length === 0 || by_month_day.some((number) => numbers.includes(number)))
}

function periodLabel({ frequency, week_start = 'mon' }: SlowRecurring, start: number): string {
  if (frequency === 'month') return new Date(start).toISOString().slice(0, 7)
  if (frequency !== 'week') return new Date(start).toISOString()
  let monday = start
  while (nameOf(monday) !== week_start) monday -= day
  return new Date(monday).toISOString().slice(0, 10)
}

export type SlowWindow =
  | { days: string[]; from: string; to: string }
  | { from_day: string; from: string; to_day: string; to: string }

/** Tries every day of the last nine as the one on which a window opened, and walks on until it closes. */
export function slowWindow(window: SlowWindow, zone: string, at: number): boolean {
  const midnight = Math.floor(slowWallTime(zone, at) / day) * day
  for (let opened = midnight - 9 * day; opened <= midnight + day; opened += day) {
    if (!('days' in window ? window.days.includes(nameOf(opened)) : window.from_day === nameOf(opened)))
      continue
    const start = opened + minutesOf(window.from) * 60_000
    let end = opened + minutesOf(window.to) * 60_000
    if (!('days' in window)) while (nameOf(end - minutesOf(window.to) * 60_000) !== window.to_day) end += day
    if (end <= start) end += 'days' in window ? day : 7 * day
    if (slowFirst(zone, start) <= at && at < slowLast(zone, end)) return true
  }
  return false
}

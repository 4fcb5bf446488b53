/**
 * Opening hours the slow way: look at the wall every minute, mark every second, count them one by one.
 * Shares no code with the domain, not even the zone data's reader (Intl here, luxon there).
 */
export interface OracleDesk {
  readonly tz: string
  readonly weekly: Readonly<Record<string, readonly (readonly [string, string])[]>>
  readonly holidays: readonly string[]
  readonly breaks: Readonly<Record<string, readonly (readonly [string, string])[]>>
  readonly extra: Readonly<Record<string, readonly (readonly [string, string])[]>>
}

export interface OracleEvent {
  /** Seconds since the start, negative before it. */
  readonly second: number
  readonly type: 'pause' | 'resume'
}

const MINUTE = 60_000
const DAY_MINUTES = 1_440
const SPARE_MINUTES = 5 * DAY_MINUTES
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** For every second after `start` (a whole minute, ms): 1 if one of the desks is open. */
export function openSeconds(desks: readonly OracleDesk[], start: number, seconds: number): Uint8Array {
  const open = new Uint8Array(seconds)
  for (const desk of desks) markDesk(open, desk, start / MINUTE)
  return open
}

/** Marks date by date: what opens on a date, then its breaks, which leave the windows of other dates alone. */
function markDesk(open: Uint8Array, desk: OracleDesk, startMinute: number): void {
  const wall = lookAtTheWall(
    desk.tz,
    startMinute - SPARE_MINUTES,
    startMinute + Math.ceil(open.length / 60) + SPARE_MINUTES,
  )
  const ofThisDate = new Uint8Array(open.length)
  const lastDay = Math.floor((wall.base + wall.first.length) / DAY_MINUTES) - 3
  for (let day = Math.ceil(wall.base / DAY_MINUTES) + 1; day <= lastDay; day += 1) {
    let [from, to] = [open.length, 0]
    const mark = ([opens, closes]: readonly [string, string], laterMinutes: number, value: number) => {
      const length = (minutesOf(closes) - minutesOf(opens) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES
      const shown = day * DAY_MINUTES + minutesOf(opens) + laterMinutes - wall.base
      const begin = Math.max(0, (wall.first[shown]! - startMinute) * 60)
      const end = Math.max(0, (wall.last[shown + length]! - startMinute) * 60)
      ofThisDate.fill(value, begin, end)
      ;[from, to] = [Math.min(from, begin), Math.max(to, end)]
    }
    const date = new Date(day * DAY_MINUTES * MINUTE).toISOString().slice(0, 10)
    const weekday = weekdays[new Date(date).getUTCDay()]!
    if (!desk.holidays.includes(date)) for (const window of desk.weekly[weekday] ?? []) mark(window, 0, 1)
    for (const window of desk.extra[date] ?? []) mark(window, 0, 1)
    for (const window of desk.breaks[date] ?? []) for (const again of [0, DAY_MINUTES]) mark(window, again, 0)
    for (let second = from; second < Math.min(to, open.length); second += 1)
      open[second]! |= ofThisDate[second]!
    ofThisDate.fill(0, from, to)
  }
}

/** Runs a clock second by second: when it is due, or how it stands at the end, and what has passed by then. */
export function runClock(open: Uint8Array, targetSeconds: number, events: readonly OracleEvent[]) {
  const inOrder = [...events].sort((a, b) => a.second - b.second)
  let [depth, used, next] = [0, 0, 0]
  let dueSecond: number | null = null
  for (let second = 0; second <= open.length; second += 1) {
    if (used === targetSeconds && dueSecond === null) dueSecond = second
    for (let event = inOrder[next]; event && event.second <= second; event = inOrder[++next])
      depth = event.type === 'pause' ? depth + 1 : Math.max(0, depth - 1)
    if (open[second] === 1 && depth === 0) used += 1
  }
  return { dueSecond, paused: depth > 0, usedSeconds: used }
}

/** For every minute that a wall can show in `[from, to)`: the first and the last minute at which it does, or the one after the gap. */
function lookAtTheWall(zone: string, from: number, to: number) {
  const base = from + offsetMinutes(zone, from)
  const first = new Int32Array(to - from + 4 * DAY_MINUTES).fill(-1)
  const last = new Int32Array(first.length).fill(-1)
  let highest = base - 1
  let offset = base - from
  for (let minute = from; minute < to; minute += 1) {
    if (minute % 15 === 0) offset = offsetMinutes(zone, minute)
    const shown = minute + offset
    for (let skipped = highest + 1; skipped <= shown; skipped += 1) first[skipped - base] = minute
    for (let skipped = highest + 1; skipped < shown; skipped += 1) last[skipped - base] = minute
    if (shown >= base) last[shown - base] = minute
    highest = Math.max(highest, shown)
  }
  return { base, first: first.subarray(0, highest - base + 1), last: last.subarray(0, highest - base + 1) }
}

const offsets = new Map<string, Map<number, number>>()
const formats = new Map<string, Intl.DateTimeFormat>()

/** Zones change their clocks on the quarter hour (those of these tests do), so one look in 15 minutes is enough. */
function offsetMinutes(zone: string, minute: number): number {
  const quarter = Math.floor(minute / 15)
  if (!offsets.has(zone)) offsets.set(zone, new Map())
  let offset = offsets.get(zone)!.get(quarter)
  if (offset === undefined) {
    offset = readOffset(zone, quarter * 15)
    offsets.get(zone)!.set(quarter, offset)
  }
  return offset
}

function readOffset(zone: string, minute: number): number {
  if (!formats.has(zone))
    formats.set(zone, new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }))
  const name = formats
    .get(zone)!
    .formatToParts(minute * MINUTE)
    .find((part) => part.type === 'timeZoneName')!.value
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name)!
  return sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) : 0
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

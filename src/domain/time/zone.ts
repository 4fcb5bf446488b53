import { IANAZone } from 'luxon'
import { DAY, MINUTE, type Instant, type Millis } from './instant.ts'

/** An IANA name such as `Europe/Berlin`. */
export type Zone = string

/**
 * A wall-clock time: the milliseconds that would lie between 1970-01-01T00:00 and it if no clock were ever changed.
 * `Math.floor(wall / DAY)` is its date.
 */
export type WallTime = number

/** One UTC day on a zone's clocks. No zone changes its clocks twice within a UTC day. */
interface ClockDay {
  readonly before: Millis
  readonly after: Millis
  readonly changesAt: Instant
}

interface ZoneClock {
  readonly zone: IANAZone
  readonly days: Map<number, ClockDay>
}

/** Asking the zone data takes microseconds, remembering a day's offset nanoseconds. */
const daysKeptPerZone = 5_000

const clocks = new Map<Zone, ZoneClock>()

function clockOf(name: Zone): ZoneClock {
  let clock = clocks.get(name)
  if (!clock) {
    const zone = IANAZone.create(name)
    if (!zone.isValid)
      throw new RangeError(`unknown time zone "${name}"; use an IANA name such as Europe/Berlin`)
    clock = { zone, days: new Map() }
    clocks.set(name, clock)
  }
  return clock
}

/** Whether this machine's zone data knows the name. */
export function isZone(name: string): boolean {
  let known = asked.get(name)
  if (known === undefined) {
    known = IANAZone.isValidZone(name)
    if (asked.size >= namesKept) asked.clear()
    asked.set(name, known)
  }
  return known
}

/** Asking whether a zone exists takes a tenth of a millisecond, and tickets by the hundred thousand name the same few. */
const asked = new Map<string, boolean>()
const namesKept = 2_000

/** How far the zone's clocks are ahead of UTC at that instant. Throws RangeError for an unknown zone. */
export function offsetAt(zone: Zone, at: Instant): Millis {
  const clock = clockOf(zone)
  const number = Math.floor(at / DAY)
  let day = clock.days.get(number)
  if (!day) {
    if (clock.days.size >= daysKeptPerZone) clock.days.clear()
    day = readClockDay(clock.zone, number * DAY)
    clock.days.set(number, day)
  }
  return at < day.changesAt ? day.before : day.after
}

function readClockDay(zone: IANAZone, midnight: Instant): ClockDay {
  const offset = (at: Instant) => Math.round(zone.offset(at) * MINUTE)
  const [before, after] = [offset(midnight), offset(midnight + DAY - 1)]
  if (before === after) return { before, after, changesAt: Infinity }
  let [low, high] = [midnight, midnight + DAY - 1]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offset(middle) === after) high = middle
    else low = middle
  }
  return { before, after, changesAt: high }
}

/** What the clocks on the wall show at that instant. */
export function wallTimeAt(zone: Zone, at: Instant): WallTime {
  return at + offsetAt(zone, at)
}

/**
 * The instant at which the wall shows this time: the one road from local time to instant.
 * An ambiguous time has two; `pick` says which. A time that a clock change skips becomes the first instant after the gap.
 */
export function instantOf(zone: Zone, wall: WallTime, pick: 'first' | 'last'): Instant {
  const before = offsetAt(zone, wall - DAY)
  const after = offsetAt(zone, wall + DAY)
  if (before === after) return wall - before
  const candidates = [wall - before, wall - after].filter((at) => wallTimeAt(zone, at) === wall)
  if (candidates.length === 0)
    return firstInstantAfterGap(zone, wall - Math.max(before, after), wall - Math.min(before, after))
  return pick === 'first' ? Math.min(...candidates) : Math.max(...candidates)
}

function firstInstantAfterGap(zone: Zone, from: Instant, to: Instant): Instant {
  const target = offsetAt(zone, to)
  let [low, high] = [from, to]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(zone, middle) === target) high = middle
    else low = middle
  }
  return high
}

const wallForm = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?$/

/** Reads `2026-03-29` or `2026-03-29T02:30` (24:00 is the next midnight). Null for anything else. */
export function parseWallTime(text: string): WallTime | null {
  const parts = wallForm.exec(text)
  if (!parts) return null
  const [day, hour, minute, second] = parts.slice(3).map((part: string | undefined) => Number(part ?? 0))
  const date = Date.parse(`${parts[1]!}-${parts[2]!}-${parts[3]!}T00:00Z`)
  if (new Date(date).getUTCDate() !== day) return null
  if (minute! > 59 || second! > 59 || hour! > 24 || (hour === 24 && minute! + second! > 0)) return null
  return date + ((hour! * 60 + minute!) * 60 + second!) * 1000
}

import { DAY, HOUR, MINUTE, SECOND, type Millis } from '../../time/instant.ts'
import type { ClockWindow } from './calendar-definition.ts'

/** A window as wall-clock time since the midnight of its date; `to` lies up to 24 hours after `from`. */
export interface DayWindow {
  readonly from: Millis
  readonly to: Millis
}

const form = /^(\d{2}):(\d{2})(?::(\d{2}))?$/

/** Reads `09:00`, `09:00:30` or `24:00` as milliseconds since midnight. Null for anything else. */
export function parseClockTime(text: string): Millis | null {
  const parts = form.exec(text)
  if (!parts) return null
  const [hour, minute, second] = parts.slice(1).map((part: string | undefined) => Number(part ?? 0))
  const time = hour! * HOUR + minute! * MINUTE + second! * SECOND
  return minute! > 59 || second! > 59 || time > DAY ? null : time
}

/** Reads a window whose times are valid. */
export function dayWindow([opens, closes]: ClockWindow): DayWindow {
  const from = parseClockTime(opens)!
  const to = parseClockTime(closes)!
  return { from, to: to <= from ? to + DAY : to }
}

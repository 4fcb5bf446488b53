import { DAY, type Instant, type Millis } from '../time/instant.ts'
import type { Calendar } from './compile-calendar.ts'
import { lastWithUsed, openBefore, whenUsedUp } from './hours/block.ts'
import { BLOCK } from './hours/timeline.ts'

/** A calendar that stays closed for so long is a mistake, not a wait. */
export const LONGEST_CLOSED: Millis = 731 * DAY

/** No promise lasts longer; answers beyond would cost seconds. */
export const LONGEST_RUN: Millis = 36_525 * DAY

/** Thrown where the answer would lie beyond two closed years, or more than a hundred years away. */
export class OutOfHoursError extends RangeError {
  override name = 'OutOfHoursError'
}

/**
 * The first instant by which the calendar has been open for `amount` (ms, 0 or more) since `start`: used up exactly at closing is at closing.
 * Throws OutOfHoursError if the calendar stays closed for two years first.
 */
export function addOpenTime(calendar: Calendar, start: Instant, amount: Millis): Instant {
  if (amount <= 0) return start
  if (calendar.alwaysOpen) return start + amount
  let index = Math.floor(start / BLOCK)
  let block = calendar.timeline(index)
  let left = amount + openBefore(block, start)
  let openUntil = start
  while (left > block.open) {
    left -= block.open
    if (block.open > 0) openUntil = Math.max(openUntil, block.to.at(-1)!)
    index += 1
    refuseIfTooFar(index * BLOCK - openUntil, index * BLOCK - start)
    block = calendar.timeline(index)
  }
  return whenUsedUp(block, left)
}

/**
 * The last instant since which the calendar has been open for `amount` (ms, 0 or more) until `end`: where an early warning stands.
 * Throws OutOfHoursError if the calendar has been closed for two years before.
 */
export function subtractOpenTime(calendar: Calendar, end: Instant, amount: Millis): Instant {
  if (amount <= 0) return end
  if (calendar.alwaysOpen) return end - amount
  let index = Math.floor(end / BLOCK)
  let block = calendar.timeline(index)
  let available = openBefore(block, end)
  let left = amount
  let openFrom = end
  while (left > available) {
    left -= available
    if (available > 0) openFrom = Math.min(openFrom, block.from[0]!)
    refuseIfTooFar(openFrom - index * BLOCK, end - index * BLOCK)
    index -= 1
    block = calendar.timeline(index)
    available = block.open
  }
  return lastWithUsed(block, available - left)
}

/** How long (ms) the calendar is open in `[from, to)`; 0 if `to` is not after `from`. */
export function openTimeBetween(calendar: Calendar, from: Instant, to: Instant): Millis {
  if (to <= from) return 0
  if (calendar.alwaysOpen) return to - from
  const last = Math.floor(to / BLOCK)
  let index = Math.floor(from / BLOCK)
  let open = openBefore(calendar.timeline(last), to) - openBefore(calendar.timeline(index), from)
  for (; index < last; index += 1) open += calendar.timeline(index).open
  return open
}

function refuseIfTooFar(closed: Millis, run: Millis): void {
  if (closed > LONGEST_CLOSED) throw new OutOfHoursError('the calendar stays closed for two years')
  if (run > LONGEST_RUN) throw new OutOfHoursError('the answer lies more than a hundred years away')
}

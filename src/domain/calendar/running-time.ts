import type { Instant, Millis } from '../time/instant.ts'
import type { Calendar } from './compile-calendar.ts'
import { addOpenTime, openTimeBetween, subtractOpenTime } from './open-time.ts'
import type { Stretch } from './hours/stretch.ts'

/** When a clock is used up: at an instant, or nobody knows yet because it stands still with open time (ms) left, since an instant that may lie before its start. */
export type DueTime =
  | { readonly state: 'running'; readonly dueAt: Instant }
  | { readonly state: 'paused'; readonly since: Instant; readonly remaining: Millis }

/** When `amount` (ms) of open, unpaused time has passed since `start`: the first such instant. Pauses as from `pausedStretches`. */
export function addRunningTime(
  calendar: Calendar,
  start: Instant,
  amount: Millis,
  pauses: readonly Stretch[],
): DueTime {
  if (amount <= 0) return { state: 'running', dueAt: start }
  let at = start
  let left = amount
  for (const pause of pauses) {
    if (pause.to <= at) continue
    const run = openTimeBetween(calendar, at, pause.from)
    if (run >= left) break
    left -= run
    if (pause.to === Infinity) return { state: 'paused', since: pause.from, remaining: left }
    at = pause.to
  }
  return { state: 'running', dueAt: addOpenTime(calendar, at, left) }
}

/** The last instant since which `amount` (ms) of open, unpaused time has passed until `end`. */
export function subtractRunningTime(
  calendar: Calendar,
  end: Instant,
  amount: Millis,
  pauses: readonly Stretch[],
): Instant {
  let at = end
  let left = amount
  for (const pause of pauses.toReversed()) {
    if (pause.from >= at) continue
    const run = openTimeBetween(calendar, pause.to, at)
    if (run >= left) break
    left -= run
    at = pause.from
  }
  return subtractOpenTime(calendar, at, left)
}

/** How much open, unpaused time (ms) lies in `[from, to)`. */
export function runningTimeBetween(
  calendar: Calendar,
  from: Instant,
  to: Instant,
  pauses: readonly Stretch[],
): Millis {
  const paused = pauses.map((pause) =>
    openTimeBetween(calendar, Math.max(from, pause.from), Math.min(to, pause.to)),
  )
  return openTimeBetween(calendar, from, to) - paused.reduce((sum, part) => sum + part, 0)
}

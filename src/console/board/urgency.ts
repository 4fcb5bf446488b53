import type { BoardClock } from '../../http/api-types.ts'
import type { Instant } from '../../domain/time/instant.ts'

export type Urgency = 'neglected' | 'at_risk' | 'in_time' | 'paused' | 'none'

/** From here on the server says `at_risk`; a clock that runs on between two answers is judged alike. */
const riskShare = 0.75

/** How a clock stands at `now`. Answered exactly at the due time is met, so only later is neglected. */
export function urgencyOf(clock: BoardClock | null, now: Instant): Urgency {
  if (!clock) return 'none'
  if (clock.breached_at !== null) return 'neglected'
  if (clock.due_at === null) return 'paused'
  if (now > Date.parse(clock.due_at)) return 'neglected'
  return shareLeft(clock, now) <= 1 - riskShare ? 'at_risk' : 'in_time'
}

/** What of the way from start to due is still ahead, 1 to 0; paused clocks stand where they were stopped. */
export function shareLeft(clock: BoardClock, now: Instant): number {
  if (clock.due_at === null) return clock.fraction === null ? 1 : Math.min(1, Math.max(0, 1 - clock.fraction))
  const due = Date.parse(clock.due_at)
  const length = due - Date.parse(clock.started_at)
  return length <= 0 ? 0 : Math.min(1, Math.max(0, (due - now) / length))
}

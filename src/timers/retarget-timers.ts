import type { Execute } from './execute.ts'
import { rescheduling, scheduleTimers, type Schedule } from './schedule-timers.ts'

export const retargetStatement = rescheduling({
  state: 'true',
  change: `next_at = case when t.paused_at is null then (n.step_at::timestamptz[])[t.step + 1] end,
    remaining_ms = case when t.paused_at is not null then coalesce(n.remaining_ms, t.remaining_ms) end`,
})

/**
 * Gives timers new due times: a holiday was added, a priority changed, a late message moved the beginning. What is
 * paused stays paused. Answers the ids of those changed; the others have moved on and must be read again. A timer whose
 * steps must fire once more is finished and armed under a new id.
 */
export function retargetTimers(execute: Execute, schedules: readonly Schedule[]): Promise<readonly string[]> {
  return scheduleTimers(execute, retargetStatement, schedules)
}

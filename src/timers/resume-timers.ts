import type { Execute } from './execute.ts'
import { rescheduling, scheduleTimers, type Schedule } from './schedule-timers.ts'

const resume = rescheduling({
  state: 't.paused_at is not null',
  change: 'next_at = (n.step_at::timestamptz[])[t.step + 1], paused_at = null, remaining_ms = null',
})

/** Lets paused timers run again on their new course. Answers the ids of those resumed; the others were not paused, or have changed. */
export function resumeTimers(execute: Execute, schedules: readonly Schedule[]): Promise<readonly string[]> {
  return scheduleTimers(execute, resume, schedules)
}

import type { Instant } from '../domain/time/instant.ts'
import type { Timer } from '../domain/timer/timer.ts'
import type { Execute } from './execute.ts'
import { removal, removeTimers } from './remove-timers.ts'
import type { TimerKey } from './seen-timer.ts'
import { instantColumn } from './to-columns.ts'

export interface FinishTimer extends TimerKey {
  /** When what the timer watched came to its end; steps before it that have not fired yet are recorded on the way out. */
  readonly at?: Instant | null
}

const finish = removal(`
  select t.*, k.until from timer t
  join unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[]) as k(brand_id, conversation_id, id, until)
    using (brand_id, conversation_id, id)`)

/**
 * Takes timers out, met or no longer wanted. Answers those that were still there, as they last stood; a step that was
 * due before `at` and not fired has become an event without side effects and counts as fired.
 */
export async function finishTimers(
  execute: Execute,
  timers: readonly FinishTimer[],
): Promise<readonly Timer[]> {
  if (timers.length === 0) return []
  return removeTimers(execute, finish, [
    timers.map((timer) => timer.brandId),
    timers.map((timer) => timer.conversationId),
    timers.map((timer) => timer.id),
    timers.map((timer) => instantColumn(timer.at)),
  ])
}

import type { Timer } from '../domain/timer/timer.ts'
import type { Execute } from './execute.ts'
import { countPassed, eventColumns, passedSteps, stepEvent } from './step-event.ts'
import { timerColumns, timerOf, type TimerRow } from './timer-row.ts'

/**
 * The statement that takes timers out of the table: what was due before the end becomes an event first, so that a due
 * step cannot be erased. `wanted` selects the rows `t` with the instant `until` (null: nothing is recorded).
 */
export const removal = (wanted: string): string => `
  with held as materialized (${wanted} order by t.brand_id, t.conversation_id, t.id for update of t),
  missed as (
    insert into event (${eventColumns})
    select ${stepEvent({ recordedAt: 'statement_timestamp()', last: 'false' })}
    from held t cross join ${passedSteps({ fromStep: 't.step', until: 't.until' })}
  ),
  gone as (
    delete from timer t using held
    where (t.brand_id, t.conversation_id, t.id) = (held.brand_id, held.conversation_id, held.id)
  )
  select ${timerColumns}, ${countPassed('t.until')} as missed from held t`

/** Runs a removal and answers the timers as they last stood, their missed steps counted as fired. */
export async function removeTimers(
  execute: Execute,
  statement: string,
  values: readonly unknown[],
): Promise<readonly Timer[]> {
  const { rows } = await execute(statement, values)
  return (rows as readonly (TimerRow & { missed: number })[]).map((row) =>
    withMissed(timerOf(row), row.missed),
  )
}

function withMissed(timer: Timer, missed: number): Timer {
  if (missed === 0) return timer
  const step = timer.step + missed
  const due = timer.stepNames.indexOf('due')
  const breached = timer.clock && timer.step <= due && due < step
  return {
    ...timer,
    step,
    clock: breached ? { ...timer.clock, breachedAt: timer.stepAt[due]! } : timer.clock,
  }
}

import type { Timer } from '../domain/timer/timer.ts'
import type { Execute } from './execute.ts'
import { advance } from './fire-timer.ts'
import { eachStep, eventColumns, stepEvent, stepsBefore } from './step-event.ts'
import { timerColumns, timerOf, type TimerRow } from './timer-row.ts'

/**
 * The statement that takes timers out of the table: what was due before the end becomes an event first, so that a due
 * step cannot be erased. `wanted` selects the rows `t` with the instant `until` (null: nothing is recorded).
 */
export const removal = (wanted: string): string => `
  with wanted as materialized (${wanted} order by t.brand_id, t.conversation_id, t.id for update of t),
  held as (select t.*, t.step as from_step, ${stepsBefore('case when t.paused_at is null then t.until end')} as to_step from wanted t),
  missed as (
    insert into event (${eventColumns})
    select ${stepEvent({ version: 't.version + 1', recordedAt: 'statement_timestamp()', last: 'false' })} from ${eachStep('held')} t
  ),
  gone as (
    delete from timer t using held
    where (t.brand_id, t.conversation_id, t.id) = (held.brand_id, held.conversation_id, held.id)
  )
  select ${timerColumns}, t.to_step from held t`

/** Runs a removal and answers the timers as they last stood, their missed steps counted as fired. */
export async function removeTimers(
  execute: Execute,
  statement: string,
  values: readonly unknown[],
): Promise<readonly Timer[]> {
  const { rows } = await execute(statement, values)
  return (rows as readonly (TimerRow & { to_step: number })[]).map((row) => {
    const timer = timerOf(row)
    return advance(timer, row.to_step - timer.step)
  })
}

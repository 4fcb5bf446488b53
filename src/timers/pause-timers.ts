import { formatInstant, type Instant, type Millis } from '../domain/time/instant.ts'

import type { Execute } from './execute.ts'
import type { SeenTimer } from './seen-timer.ts'
import { breachedAt, eachStep, eventColumns, stepEvent, stepsBefore } from './step-event.ts'

export interface PauseTimer extends SeenTimer {
  readonly at: Instant
  /** What is left of the target at `at`, in the calendar's open time; below zero after due. */
  readonly remaining: Millis
}

const pause = `
  with wanted as materialized (
    select t.*, w.until, w.remaining
    from timer t
    join unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::integer[], $5::timestamptz[], $6::bigint[])
      as w(brand_id, conversation_id, id, version, until, remaining)
      using (brand_id, conversation_id, id, version)
    where t.paused_at is null
    order by t.brand_id, t.conversation_id, t.id for update of t
  ),
  held as (select t.*, t.step as from_step, ${stepsBefore('t.until')} as to_step from wanted t),
  missed as (
    insert into event (${eventColumns})
    select ${stepEvent({ version: 't.version + 1', recordedAt: 'statement_timestamp()', last: 'false' })} from ${eachStep('held')} t
  )
  update timer t set
    version = t.version + 1,
    step = held.to_step,
    breached_at = ${breachedAt('held.from_step', 'held.to_step')},
    next_at = null, due_at = null, paused_at = held.until, remaining_ms = held.remaining
  from held
  where (t.brand_id, t.conversation_id, t.id) = (held.brand_id, held.conversation_id, held.id)
  returning t.id`

/**
 * Stops timers that have not changed since they were read; steps before `at` that have not fired yet are recorded
 * first, without side effects. Answers the ids of those paused; the others must be read again.
 */
export async function pauseTimers(
  execute: Execute,
  pauses: readonly PauseTimer[],
): Promise<readonly string[]> {
  if (pauses.length === 0) return []
  const { rows } = await execute(pause, [
    pauses.map((timer) => timer.brandId),
    pauses.map((timer) => timer.conversationId),
    pauses.map((timer) => timer.id),
    pauses.map((timer) => timer.version),
    pauses.map((timer) => formatInstant(timer.at)),
    pauses.map((timer) => timer.remaining),
  ])
  return (rows as readonly { id: string }[]).map((row) => row.id)
}

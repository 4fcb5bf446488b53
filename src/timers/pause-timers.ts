import { formatInstant, type Instant, type Millis } from '../domain/time/instant.ts'

import type { Execute } from './execute.ts'
import type { SeenTimer } from './seen-timer.ts'
import { countPassed, eventColumns, passedSteps, stepEvent } from './step-event.ts'

export interface PauseTimer extends SeenTimer {
  readonly at: Instant
  /** What is left of the target at `at`, in the calendar's open time; below zero after due. */
  readonly remaining: Millis
}

const pause = `
  with held as materialized (
    select t.*, w.paused_at as until, w.remaining_ms as remaining
    from timer t
    join unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::integer[], $5::timestamptz[], $6::bigint[])
      as w(brand_id, conversation_id, id, version, paused_at, remaining_ms)
      using (brand_id, conversation_id, id, version)
    where t.paused_at is null
    order by t.brand_id, t.conversation_id, t.id for update of t
  ),
  missed as (
    insert into event (${eventColumns})
    select ${stepEvent({ recordedAt: 'statement_timestamp()', last: 'false' })}
    from held t cross join ${passedSteps({ fromStep: 't.step', until: 't.until' })}
  ),
  passed as (select t.*, ${countPassed('t.until')} as missed from held t)
  update timer set
    version = timer.version + 1,
    step = timer.step + t.missed,
    breached_at = coalesce(timer.breached_at, (
      select at from ${passedSteps({ fromStep: 't.step', until: 't.until' })} where name = 'due' and t.kind = 'clock')),
    next_at = null, due_at = null, paused_at = t.until, remaining_ms = t.remaining
  from passed t
  where (timer.brand_id, timer.conversation_id, timer.id) = (t.brand_id, t.conversation_id, t.id)
  returning timer.id`

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

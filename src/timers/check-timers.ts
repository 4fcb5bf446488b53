import type { Millis } from '../domain/time/instant.ts'
import type { Execute } from './execute.ts'

/** What must never be seen in the tables, whatever crashed. */
export type Rule =
  | 'step fired twice'
  | 'step left out'
  | 'due step not fired'
  | 'fired step not recorded'
  | 'fired early'
  | 'breach and event disagree'
  | 'verdict against the times'
  | 'side effect missing'
  | 'side effect twice'
  | 'side effect unasked'

export interface Violation {
  readonly rule: Rule
  /** The timer, or the event where the rule speaks of one. */
  readonly subject: string
  readonly count: number
}

const steps = `
  with step as (
    select id, type, occurred_at, recorded_at, payload ->> 'timer_id' as timer_id, (payload -> 'step')::integer as step,
      (payload -> 'last')::boolean and not (payload -> 'history')::boolean as followed
    from event where payload ? 'timer_id'
  ),
  queued as (
    select (json_array_elements_text(j.payload -> 'event_ids'))::bigint as event_id
    from graphile_worker._private_jobs j join graphile_worker._private_tasks k on k.id = j.task_id
    where k.identifier = 'react-to-steps'
  ),
  effect as (
    select event_id, count(*) filter (where pending) as pending, count(*) filter (where not pending) as done
    from (select event_id, true as pending from queued union all select event_id, false from step_receipt) e
    group by event_id
  )`

/** `$1` is how long a due step may be on its way, in milliseconds. */
const rules: Readonly<Record<Rule, string>> = {
  'step fired twice': `
    select timer_id || ' ' || step as subject, count(*) as count from step group by timer_id, step having count(*) > 1`,
  'step left out': `
    select timer_id as subject, max(step) - min(step) + 1 - count(distinct step) as count
    from step group by timer_id having max(step) - min(step) + 1 <> count(distinct step)`,
  'due step not fired': `
    select id::text as subject, 1 as count from timer
    where next_at < clock_timestamp() - $1 * interval '1 millisecond'`,
  'fired step not recorded': `
    select t.id::text as subject, t.step as count from timer t
    where t.step > 0 and t.version > 0
      and not exists (select from step s where s.timer_id = t.id::text and s.step = t.step - 1)`,
  'fired early': `
    select timer_id || ' ' || step as subject, 1 as count from step
    where date_trunc('milliseconds', recorded_at) <= occurred_at`,
  'breach and event disagree': `
    select t.id::text as subject, 1 as count
    from timer t left join step s on s.timer_id = t.id::text and s.type = 'breach.detected'
    where t.kind = 'clock' and (t.breached_at is null) <> (s.id is null)`,
  'verdict against the times': `
    select id::text as subject, 1 as count from event
    where type in ('clock.finished', 'clock.corrected')
      and (payload ->> 'state' = 'breached') <>
        ((payload ->> 'answered_at')::timestamptz > (payload ->> 'due_at')::timestamptz)`,
  'side effect missing': `
    select s.id::text as subject, 1 as count from step s left join effect e on e.event_id = s.id
    where s.followed and e.event_id is null`,
  'side effect twice': `
    select event_id::text as subject, pending as count from effect where pending > 1`,
  'side effect unasked': `
    select e.event_id::text as subject, 1 as count from effect e left join step s on s.id = e.event_id
    where s.followed is not true`,
}

/**
 * Checks timers, events and side effects against each other, from the tables alone: at most one event for a timer's step,
 * every due step has one, none is early, one side effect for each. Reads everything: not for a busy database.
 */
export async function checkTimers(execute: Execute, grace: Millis = 2_000): Promise<readonly Violation[]> {
  const all = Object.entries(rules).map(
    ([rule, sql]) => `(select '${rule}' as rule, subject, count::integer as count from (${sql}) r limit 20)`,
  )
  const { rows } = await execute(
    `${steps} select * from (${all.join(' union all ')}) v where $1::bigint >= 0`,
    [grace],
  )
  return rows as readonly Violation[]
}

import { formatInstant, type Instant, type Millis } from '../domain/time/instant.ts'
import type { Execute } from './execute.ts'

/** What must never be seen in the tables, whatever crashed. */
export type Rule =
  | 'step fired twice'
  | 'step left out'
  | 'due step not fired'
  | 'fired step not recorded so'
  | 'fired early'
  | 'state contradicts itself'
  | 'breach without its event, or event without breach'
  | 'verdict against the times'
  | 'side effect missing'
  | 'side effect twice'
  | 'side effect unasked'

export interface Violation {
  readonly rule: Rule
  /** The timer, or the event where the rule speaks of one. */
  readonly subject: string
}

/** `$1` is now or null, `$2` how long a due step may be on its way, in milliseconds. Grouped, not joined: the plan stays linear. */
const facts = `
  with step as (
    select id, type, occurred_at, recorded_at, payload ->> 'timer_id' as timer, (payload -> 'step')::integer as step,
      payload ->> 'step_name' as name, (payload -> 'last')::boolean and not (payload -> 'history')::boolean as followed
    from event where type in ('clock.step', 'breach.detected') or type like '%.due'
  ),
  told as (
    select timer, step, name, occurred_at as at, 1 as event, 0 as row from step
    union all
    select id::text, step - 1, step_names[step], step_at[step], 0, 1 from timer where step > 0 and version > 0
  ),
  breach as (
    select timer, 1 as event, 0 as row, false as breached from step where type = 'breach.detected'
    union all
    select id::text, 0, 1, breached_at is not null from timer where kind = 'clock'
  ),
  effect as (
    select id, 1 as wanted, 0 as queued, 0 as done from step where followed
    union all
    select (json_array_elements_text(j.payload -> 'event_ids'))::bigint, 0, 1, 0
    from graphile_worker._private_jobs j join graphile_worker._private_tasks k on k.id = j.task_id
    where k.identifier = 'react-to-steps'
    union all
    select event_id, 0, 0, 1 from step_receipt
  ),
  effects as (
    select id, sum(wanted) as wanted, sum(queued) as queued, sum(done) as done from effect group by id
  )`

const rules: Readonly<Record<Rule, string>> = {
  'step fired twice': `
    select timer || ' ' || step as subject from step
    group by timer, step, case when type not in ('clock.step', 'breach.detected') then occurred_at end having count(*) > 1`,
  'step left out': `
    select timer as subject from step group by timer having max(step) - min(step) + 1 > count(distinct step)`,
  'due step not fired': `
    select id::text as subject from timer where next_at < coalesce($1::timestamptz, clock_timestamp()) - $2::bigint * interval '1 millisecond'`,
  'fired step not recorded so': `
    select timer as subject from told group by timer, step
    having sum(row) = 1 and (sum(event) = 0 or min(name) <> max(name) or min(at) <> max(at))`,
  'fired early': `
    select timer || ' ' || step as subject from step where date_trunc('milliseconds', recorded_at) <= occurred_at`,
  'state contradicts itself': `
    select id::text as subject from timer
    where case when paused_at is null then next_at is distinct from step_at[step + 1] or remaining_ms is not null
      else next_at is not null or due_at is not null or remaining_ms is null end`,
  'breach without its event, or event without breach': `
    select timer as subject from breach group by timer having sum(row) = 1 and bool_or(breached) <> (sum(event) > 0)`,
  'verdict against the times': `
    select id::text as subject from event
    where type in ('clock.finished', 'clock.corrected') and (payload ->> 'state' = 'breached') <>
      ((payload ->> 'answered_at')::timestamptz > (payload ->> 'due_at')::timestamptz)`,
  'side effect missing': `select id::text as subject from effects where wanted = 1 and queued + done = 0`,
  'side effect twice': `select id::text as subject from effects where queued > 1`,
  'side effect unasked': `select id::text as subject from effects where wanted = 0`,
}

export interface CheckOptions {
  /** The database's clock unless given. */
  readonly now?: Instant
  /** How long a due step may be on its way. */
  readonly grace?: Millis
}

/**
 * Checks timers, events and side effects against each other, from the tables alone: at most one event for a timer's
 * step, every due step has one, none is early, one side effect for each. What fires once (an offer, a lease, a look of a
 * dispatch) may be armed again under its id for a later instant; it counts once for each instant. Reads everything: not for a busy database.
 * A side effect that is done must have its receipt.
 */
export async function checkTimers(
  execute: Execute,
  { now, grace = 2_000 }: CheckOptions = {},
): Promise<readonly Violation[]> {
  const at = now === undefined ? null : formatInstant(now)
  const all = Object.entries(rules).map(
    ([rule, sql]) => `(select '${rule}' as rule, subject from (${sql}) found limit 20)`,
  )
  const { rows } = await execute(`${facts} ${all.join(' union all ')}`, [at, grace])
  return rows as readonly Violation[]
}

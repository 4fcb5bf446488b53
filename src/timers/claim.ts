import type { Instant } from '../domain/time/instant.ts'
import { breachedAt, eachStep, eventColumns, firedColumns, stepEvent, stepsBefore } from './step-event.ts'

/** What one claim found and did. Instants are the database's, with fractions of a millisecond. */
export interface Claim {
  /** Due timers that were free; a full batch means that there may be more. */
  readonly found: number
  /** Events recorded, one for each step passed. */
  readonly recorded: number
  readonly now: number
  /** The nearest instant that is left; in the past where somebody else holds a due timer. */
  readonly next: Instant | null
  /** The transaction under which the events are recorded; null without events. */
  readonly xid: string | null
}

/** The instant that decides what is due: `$2` when time is an argument (tests), else the database's clock. */
const clock = 'coalesce($2::timestamptz, statement_timestamp())'
const now = `date_trunc('milliseconds', ${clock})`

/**
 * Fires due timers in one statement and one commit. `$1` is the instant before which nothing is looked for
 * (-infinity for all there is), `$2` the test's now or null. Rows that somebody else holds are passed over.
 *
 * Everything follows from the rows that were changed, not from those that were found: a row that another node fires
 * in between is found, but no longer changed.
 */
export const claimStatement = (batch: number): string => `
  with due as materialized (
    select t.ctid as place, t.step as from_step, ${stepsBefore(now)} as to_step
    from timer t
    where t.next_at >= $1 and t.next_at < ${now}
    order by t.next_at
    limit ${batch}
    for update skip locked
  ),
  moved as (
    update timer t set
      version = t.version + 1,
      step = d.to_step,
      next_at = t.step_at[d.to_step + 1],
      breached_at = ${breachedAt('d.from_step', 'd.to_step')}
    from due d
    where t.ctid = d.place and (t.kind = 'clock' or d.to_step < cardinality(t.step_at))
    returning ${firedColumns}, t.version, t.next_at, d.from_step, d.to_step
  ),
  ended as (
    delete from timer t using due d
    where t.ctid = d.place and t.kind <> 'clock' and d.to_step = cardinality(t.step_at)
    returning ${firedColumns}, t.version + 1 as version, null::timestamptz as next_at, d.from_step, d.to_step
  ),
  recorded as (
    insert into event (${eventColumns})
    select ${stepEvent({ version: 't.version', recordedAt: clock, last: 't.n = t.to_step - 1' })}
    from ${eachStep('(select * from moved union all select * from ended)')} t
    returning id, xid, payload
  ),
  effects as (
    select json_agg(id order by id) as ids from recorded
    where (payload -> 'last')::boolean and not (payload -> 'history')::boolean
  ),
  queued as (
    select graphile_worker.add_job('react-to-steps', json_build_object('event_ids', ids))
    from effects where ids is not null
  )
  select
    (select count(*) from due)::integer as found,
    (select count(*) from recorded)::integer as recorded,
    extract(epoch from ${clock})::float8 * 1000 as now,
    extract(epoch from least(
      (select min(next_at) from moved),
      (select next_at from timer where next_at >= $1 order by next_at offset (select count(*) from due) limit 1)
    ))::float8 * 1000 as next,
    (select xid::text from recorded limit 1) as xid,
    (select count(*) from queued) as queued`

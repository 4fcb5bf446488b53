import { sql, type Kysely } from 'kysely'
import type { Instant } from '../../domain/time/instant.ts'
import { clockOr } from '../auth/authenticated-person.ts'
import type { DB } from '../schema.ts'
import { inBrands } from './visible.ts'
import { givenUp } from './given-up.ts'

interface Spread {
  readonly count: number
  readonly p50: number
  readonly p99: number
  readonly max: number
}

export interface LatenessRow extends Spread {
  readonly type: string
  /** The same until what follows from the step was done, of those of which it is; null where it is of none. */
  readonly delivered: Spread | null
}

/** How far back lateness is looked for, in events. */
const LOOKED_AT = 100_000

/**
 * Of what fell due in the last hour: milliseconds from due (or from being armed, if that was later) to recorded, and to the
 * receipt of what followed.
 */
export async function readLateness(db: Kysely<DB>, now: Instant): Promise<readonly LatenessRow[]> {
  const { rows } = await sql<LatenessRow>`
    with step as (
      select id, type, recorded_at, greatest(occurred_at, (payload ->> 'armed_at')::timestamptz) as at
      from event
      where id > (select coalesce(max(id), 0) - ${LOOKED_AT} from event)
        and (type in ('breach.detected', 'clock.step') or type like '%.due')
        and (payload ->> 'history') is distinct from 'true'
        and recorded_at > ${clockOr(now)} - interval '1 hour'
    ), late as (
      select s.type, extract(epoch from s.recorded_at - s.at) * 1000 as recorded,
        extract(epoch from r.delivered_at - s.at) * 1000 as done
      from step s left join step_receipt r on r.event_id = s.id
    )
    select type, count(*)::int, percentile_cont(0.5) within group (order by recorded)::float8 as p50,
           percentile_cont(0.99) within group (order by recorded)::float8 as p99, max(recorded)::float8 as max,
           case when count(done) > 0 then json_build_object('count', count(done),
             'p50', percentile_cont(0.5) within group (order by done),
             'p99', percentile_cont(0.99) within group (order by done), 'max', max(done)) end as delivered
    from late group by type order by type
  `.execute(db)
  return rows
}

export interface TimersRow {
  readonly open: number
  readonly overdue: number
  readonly next_at: Date | null
}

export async function readTimers(db: Kysely<DB>, now: Instant): Promise<TimersRow> {
  const { rows } = await sql<TimersRow>`
    select count(*)::int as open, (count(*) filter (where next_at < ${clockOr(now)}))::int as overdue, min(next_at) as next_at
    from timer where next_at is not null
  `.execute(db)
  return rows[0]!
}

export interface NodeRow {
  readonly id: string
  readonly roles: readonly string[]
  readonly started_at: Date
  readonly heartbeat_at: Date
}

export function readNodes(db: Kysely<DB>): Promise<readonly NodeRow[]> {
  return db
    .selectFrom('node')
    .select(['id', 'roles', 'started_at', 'heartbeat_at'])
    .orderBy('started_at')
    .execute()
}

export interface JobsRow {
  readonly waiting: number
  readonly failed: number
}

/** Failed are those that are not tried again. */
export async function readJobs(db: Kysely<DB>): Promise<JobsRow> {
  const { rows } = await sql<JobsRow>`
    select (count(*) filter (where attempts < max_attempts))::int as waiting,
           (count(*) filter (where ${givenUp}))::int as failed
    from graphile_worker.jobs
  `.execute(db)
  return rows[0]!
}

export interface OutgoingRow {
  readonly queued: number
  readonly failed: number
  readonly oldest_queued_at: Date | null
}

export async function readOutgoing(db: Kysely<DB>, brandIds: readonly string[]): Promise<OutgoingRow> {
  const { rows } = await sql<OutgoingRow>`
    select (count(*) filter (where state = 'queued'))::int as queued, (count(*) filter (where state = 'failed'))::int as failed,
           min(queued_at) filter (where state = 'queued') as oldest_queued_at
    from reply where ${inBrands(sql`brand_id`, brandIds)} and state <> 'handed_over'
  `.execute(db)
  return rows[0]!
}

/** Raw messages that could not be read and wait for somebody to look. */
export async function countQuarantine(db: Kysely<DB>, brandIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int from quarantine where ${inBrands(sql`brand_id`, brandIds)} and resolved_at is null
  `.execute(db)
  return rows[0]!.count
}

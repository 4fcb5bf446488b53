import { sql, type Kysely } from 'kysely'
import type { Instant } from '../../domain/time/instant.ts'
import { clockOr } from '../auth/authenticated-person.ts'
import type { DB } from '../schema.ts'
import { visibleConversations, type Visible } from './visible.ts'

export interface CountersRow {
  readonly waiting: number
  readonly at_risk: number
  readonly neglected: number
  readonly longest_conversation_id: string | null
  readonly longest_customer_name: string | null
  readonly longest_since: Date | null
}

/** Over everything that waits, whatever the rows are narrowed to. `atRisk` is the share of the target from which on a clock is at risk. */
export async function readCounters(
  db: Kysely<DB>,
  visible: Visible,
  now: Instant,
  atRisk: number,
): Promise<CountersRow> {
  const { rows } = await sql<CountersRow>`
    with open as materialized (
      select t.brand_id, t.id, t.conversation_id, t.opened_at, c.customer_id
      from turn t join conversation c on c.brand_id = t.brand_id and c.id = t.conversation_id
      where t.closed_at is null and not t.history and ${visibleConversations(visible)}
    ), judged as (
      select bool_or(tm.breached_at is not null or tm.due_at < at) as neglected,
             bool_or(tm.due_at >= at and at - tm.started_at >= ${atRisk} * (tm.due_at - tm.started_at)) as at_risk
      from (select ${clockOr(now)} as at) as clock, open
      join timer tm on tm.brand_id = open.brand_id and tm.conversation_id = open.conversation_id
        and tm.turn_id = open.id and tm.kind = 'clock'
      group by open.brand_id, open.id
    ), longest as (
      select open.conversation_id, cu.name, open.opened_at
      from open join customer cu on cu.brand_id = open.brand_id and cu.id = open.customer_id
      order by open.opened_at limit 1
    )
    select (select count(*)::int from open) as waiting,
           (select count(*)::int from judged where at_risk and neglected is not true) as at_risk,
           (select count(*)::int from judged where neglected) as neglected,
           longest.conversation_id as longest_conversation_id, longest.name as longest_customer_name,
           longest.opened_at as longest_since
    from (select 1) as always left join longest on true
  `.execute(db)
  return rows[0]!
}

export interface LastDayRow {
  readonly turns: number
  readonly neglected: number
}

/** Turns opened in the last 24 hours; neglected are those past their target, and those that ended unanswered. */
export async function readLastDay(db: Kysely<DB>, visible: Visible, now: Instant): Promise<LastDayRow> {
  const { rows } = await sql<LastDayRow>`
    with recent as materialized (
      select t.brand_id, t.id, t.outcome
      from conversation c join turn t on t.brand_id = c.brand_id and t.conversation_id = c.id
      where ${visibleConversations(visible)} and not t.history
        and c.last_message_at > ${clockOr(now)} - interval '1 day' and t.opened_at > ${clockOr(now)} - interval '1 day'
    ), breached as (
      select distinct e.payload ->> 'turn_id' as turn_id
      from event e
      where e.type = 'breach.detected' and e.brand_id in (select distinct brand_id from recent)
        and e.occurred_at > ${clockOr(now)} - interval '1 day'
        and not exists (select 1 from event v where v.brand_id = e.brand_id and v.subject = e.subject
                          and v.type = 'breach.voided' and v.payload ->> 'clock_id' = e.payload ->> 'timer_id')
    )
    select count(*)::int as turns,
           (count(*) filter (where r.outcome = 'unanswered' or b.turn_id is not null))::int as neglected
    from recent r left join breached b on b.turn_id = r.id::text
  `.execute(db)
  return rows[0]!
}

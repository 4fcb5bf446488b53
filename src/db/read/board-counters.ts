import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Instant } from '../../domain/time/instant.ts'
import { clockOr } from '../auth/authenticated-person.ts'
import type { DB } from '../schema.ts'
import { inBrands, visibleConversations, type Visible } from './visible.ts'

export interface CountersRow {
  readonly waiting: number
  readonly at_risk: number
  readonly neglected: number
  readonly longest_conversation_id: string | null
  readonly longest_customer_name: string | null
  readonly longest_since: Date | null
}

/**
 * Over everything that waits, whatever the rows are narrowed to. `atRisk` is the share of the target from which on a clock is
 * at risk; a turn that is neglected by one clock is not at risk by another.
 */
export async function readCounters(
  db: Kysely<DB>,
  visible: Visible,
  now: Instant,
  atRisk: number,
): Promise<CountersRow> {
  const waiting = sql`turn t where t.closed_at is null and not t.history and ${visibleBy(sql`t`, visible)}`
  const { rows } = await sql<CountersRow>`
    with judged as (
      select bool_or(tm.breached_at is not null or tm.due_at < at) as neglected,
             bool_or(tm.due_at >= at and at - tm.started_at >= ${atRisk} * (tm.due_at - tm.started_at)) as at_risk
      from (select ${clockOr(now)} as at) as clock, timer tm
      join turn t on t.brand_id = tm.brand_id and t.id = tm.turn_id
      where tm.kind = 'clock' and not tm.history and t.closed_at is null and ${visibleBy(sql`tm`, visible)}
        and (tm.breached_at is not null or at - tm.started_at >= ${atRisk} * (tm.due_at - tm.started_at))
      group by tm.brand_id, tm.turn_id
    ), longest as (
      select t.brand_id, t.conversation_id, t.opened_at from ${waiting} order by t.opened_at limit 1
    )
    select (select count(*)::int from ${waiting}) as waiting,
           (select count(*)::int from judged where at_risk and neglected is not true) as at_risk,
           (select count(*)::int from judged where neglected) as neglected,
           longest.conversation_id as longest_conversation_id, cu.name as longest_customer_name,
           longest.opened_at as longest_since
    from (select 1) as always left join longest on true
    left join conversation c on c.brand_id = longest.brand_id and c.id = longest.conversation_id
    left join customer cu on cu.brand_id = c.brand_id and cu.id = c.customer_id
  `.execute(db)
  return rows[0]!
}

/** Of rows with `brand_id` and `conversation_id`. Only whoever sees part of a brand costs a look at conversations. */
function visibleBy(row: RawBuilder<unknown>, visible: Visible): RawBuilder<boolean> {
  const brandIds = visible.brands.map(({ id }) => id)
  const inScope = inBrands(sql`${row}.brand_id`, brandIds)
  if (visible.brands.every(({ ownOnly }) => !ownOnly)) return inScope
  return sql<boolean>`(${inScope} and (${row}.brand_id, ${row}.conversation_id) in (
    select c.brand_id, c.id from conversation c where ${visibleConversations(visible)}))`
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
      where e.type = 'breach.detected' and e.occurred_at > ${clockOr(now)} - interval '1 day'
        and ${inBrands(
          sql`e.brand_id`,
          visible.brands.map(({ id }) => id),
        )}
        and not exists (select 1 from event v where v.brand_id = e.brand_id and v.subject = e.subject
                          and v.type = 'breach.voided' and v.payload ->> 'clock_id' = e.payload ->> 'timer_id')
    )
    select count(*)::int as turns,
           (count(*) filter (where r.outcome = 'unanswered' or b.turn_id is not null))::int as neglected
    from recent r left join breached b on b.turn_id = r.id::text
  `.execute(db)
  return rows[0]!
}

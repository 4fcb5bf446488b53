import { sql, type Kysely } from 'kysely'
import type { StepFacts } from '../../domain/event/event.ts'
import type { DB } from '../schema.ts'
import type { ConversationPartsRow } from './conversation-parts.ts'
import { visibleConversations, type Visible } from './visible.ts'

export interface BreachRow extends Pick<
  ConversationPartsRow,
  'channel_id' | 'channel_slug' | 'channel_name' | 'channel_kind' | 'subject' | 'customer_name'
> {
  readonly id: number
  readonly brand_id: string
  readonly conversation_id: string
  readonly payload: StepFacts
  readonly occurred_at: Date
  readonly recorded_at: Date
  readonly answered_at: string | null
  readonly voided_at: Date | null
  readonly voided_reason: string | null
}

export interface BreachesFilter {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly voided?: boolean | undefined
}

/** Facts that stay when they heal; newest first, history left out. */
export async function readBreaches(
  db: Kysely<DB>,
  visible: Visible,
  { from, to, voided }: BreachesFilter,
  after: readonly [string, number] | null,
  limit: number,
): Promise<readonly BreachRow[]> {
  const { rows } = await sql<BreachRow>`
    select e.id, e.brand_id, e.subject as conversation_id, e.payload, e.occurred_at, e.recorded_at,
      ended.answered_at, undone.at as voided_at, undone.reason as voided_reason,
      c.subject, cu.name as customer_name,
      ch.id as channel_id, ch.slug as channel_slug, ch.name as channel_name, ch.kind as channel_kind
    from event e
    join conversation c on c.brand_id = e.brand_id and c.id = e.subject
    join customer cu on cu.brand_id = c.brand_id and cu.id = c.customer_id
    join channel ch on ch.brand_id = c.brand_id and ch.id = c.channel_id
    left join lateral (
      select f.payload ->> 'answered_at' as answered_at from event f
      where f.brand_id = e.brand_id and f.subject = e.subject and f.type in ('clock.finished', 'clock.corrected')
        and f.payload ->> 'clock_id' = e.payload ->> 'timer_id'
      order by f.id desc limit 1) ended on true
    left join lateral (
      select v.recorded_at as at, v.payload ->> 'reason' as reason from event v
      where v.brand_id = e.brand_id and v.subject = e.subject and v.type = 'breach.voided'
        and v.payload ->> 'clock_id' = e.payload ->> 'timer_id'
      order by v.id desc limit 1) undone on true
    where e.type = 'breach.detected' and ${visibleConversations(visible)}
      and (e.payload ->> 'history') is distinct from 'true'
      and ${from ? sql`e.occurred_at >= ${new Date(from)}::timestamptz` : sql`true`}
      and ${to ? sql`e.occurred_at < ${new Date(to)}::timestamptz` : sql`true`}
      and ${voided === undefined ? sql`true` : voided ? sql`undone.at is not null` : sql`undone.at is null`}
      and ${after ? sql`(e.occurred_at, e.id) < (${new Date(after[0])}::timestamptz, ${after[1]}::bigint)` : sql`true`}
    order by e.occurred_at desc, e.id desc limit ${limit}
  `.execute(db)
  return rows
}

import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { Metric } from '../../domain/policy/policy.ts'
import type { DB } from '../schema.ts'
import {
  conversationColumns,
  conversationJoins,
  lastInbound,
  type ConversationPartsRow,
} from './conversation-parts.ts'
import { containing } from './like.ts'
import { inBrands, visibleConversations, type Visible } from './visible.ts'

export interface BoardFilter {
  readonly kind?: ChannelKind | undefined
  readonly channel?: string | undefined
  readonly language?: string | undefined
  readonly q?: string | undefined
  readonly unheld?: boolean | undefined
}

export interface BoardRow extends ConversationPartsRow {
  readonly preview: string | null
  readonly turn_id: string
  readonly turn_number: number
  readonly opened_at: Date
  readonly clock_id: string | null
  readonly metric: Metric | null
  readonly started_at: Date | null
  readonly due_at: Date | null
  readonly breached_at: Date | null
  readonly paused_at: Date | null
  readonly remaining_ms: number | null
  readonly dispatch_id: string | null
  readonly dispatch_state: 'open' | 'claimed' | null
  readonly wave: number | null
  readonly offers_open: number | null
  readonly offers_made: number | null
  readonly offers_expire_at: Date | null
  readonly reply_queued: boolean
}

/**
 * Open turns by the instant at which they are due, the past first. Reads the clocks in the order of their index, so that
 * the first rows cost the same whatever waits behind them; turns without a clock follow if there is room.
 */
export async function readBoard(
  db: Kysely<DB>,
  visible: Visible,
  filter: BoardFilter,
  limit: number,
): Promise<readonly BoardRow[]> {
  const timed = await rows(db, visible, filter, withClock(visible), sql`tm.due_at, tm.id`, limit)
  if (timed.length >= limit) return timed
  return [
    ...timed,
    ...(await rows(db, visible, filter, withoutClock(visible), sql`t.opened_at, t.id`, limit - timed.length)),
  ]
}

async function rows(
  db: Kysely<DB>,
  visible: Visible,
  filter: BoardFilter,
  source: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  limit: number,
): Promise<readonly BoardRow[]> {
  const found = await sql<BoardRow>`
    select ${conversationColumns}, last.preview,
      t.id as turn_id, t.number as turn_number, t.opened_at,
      tm.id as clock_id, tm.metric, tm.started_at, tm.due_at, tm.breached_at, tm.paused_at, tm.remaining_ms,
      d.id as dispatch_id, d.state as dispatch_state, d.wave, asked.offers_open, asked.offers_made, asked.offers_expire_at,
      exists (select 1 from reply r where r.brand_id = c.brand_id and r.conversation_id = c.id and r.state = 'queued' and r.author = 'agent') as reply_queued
    from ${source}
    join conversation c on c.brand_id = t.brand_id and c.id = t.conversation_id
    ${conversationJoins} ${lastInbound}
    left join dispatch d on d.brand_id = t.brand_id and d.turn_id = t.id and d.state in ('open', 'claimed')
    left join lateral (
      select count(*) filter (where o.state = 'open')::int as offers_open, count(*)::int as offers_made,
             max(o.expires_at) filter (where o.state = 'open') as offers_expire_at
      from offer o where o.brand_id = d.brand_id and o.dispatch_id = d.id) asked on true
    where t.closed_at is null and not t.history and ${visibleConversations(visible)} and ${matching(filter)}
    order by ${order}
    limit ${limit}
  `.execute(db)
  return found.rows
}

/** Of several clocks of one turn the one due first. */
function withClock({ brands }: Visible): RawBuilder<unknown> {
  return sql`(
    select * from timer tm where ${inBrands(sql`tm.brand_id`, ids(brands))} and tm.kind = 'clock' and not tm.history
      and not exists (
        select 1 from timer other
        where other.brand_id = tm.brand_id and other.conversation_id = tm.conversation_id and other.turn_id = tm.turn_id
          and other.kind = 'clock' and (coalesce(other.due_at, 'infinity'), other.id) < (coalesce(tm.due_at, 'infinity'), tm.id))
    ) tm join turn t on t.brand_id = tm.brand_id and t.id = tm.turn_id`
}

function withoutClock({ brands }: Visible): RawBuilder<unknown> {
  return sql`turn t left join timer tm on tm.brand_id = t.brand_id and tm.conversation_id = t.conversation_id
      and tm.turn_id = t.id and tm.kind = 'clock'
    join lateral (select 1 where ${inBrands(sql`t.brand_id`, ids(brands))} and tm.id is null) only_without on true`
}

function ids(brands: Visible['brands']): string[] {
  return brands.map(({ id }) => id)
}

function matching({ kind, channel, language, q, unheld }: BoardFilter): RawBuilder<boolean> {
  const pattern = q ? containing(q) : null
  const conditions = [
    ...(kind ? [sql`ch.kind = ${kind}`] : []),
    ...(channel ? [sql`(ch.slug = ${channel} or ch.id::text = ${channel})`] : []),
    ...(language ? [sql`coalesce(c.language, cu.language) = ${language}`] : []),
    ...(pattern
      ? [sql`(c.subject ilike ${pattern} or cu.name ilike ${pattern} or last.preview ilike ${pattern})`]
      : []),
    ...(unheld ? [sql`cl.id is null`] : []),
  ]
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

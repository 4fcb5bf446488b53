import { sql, type Kysely } from 'kysely'
import type { ChannelKind, ChannelMode } from '../../domain/conversation/channel.ts'
import type { DB } from '../schema.ts'
import { inBrands } from './visible.ts'

/** What is known of one part of a channel's line; `since` is ISO 8601. */
export interface LineHealth {
  readonly state: 'watching' | 'failing'
  readonly problem: string | null
  readonly since: string
}

export interface ChannelRow {
  readonly id: string
  readonly brand_id: string
  readonly slug: string
  readonly name: string
  readonly kind: ChannelKind
  readonly adapter: string
  readonly mode: ChannelMode
  readonly address: string | null
  readonly settings: Readonly<Record<string, unknown>>
  readonly health: Readonly<Record<string, LineHealth>>
  readonly connected_at: Date
  /** When its line was last seen alive; null where it gives no sign. */
  readonly heartbeat_at: Date | null
  readonly alarm: 'down' | 'silent' | null
  readonly alarm_since: Date | null
}

export interface ChannelsFilter {
  readonly after?: string | null
  readonly limit: number
  readonly idOrSlug?: string
}

export async function readChannels(
  db: Kysely<DB>,
  brandIds: readonly string[],
  { after = null, limit, idOrSlug }: ChannelsFilter,
): Promise<readonly ChannelRow[]> {
  const { rows } = await sql<ChannelRow>`
    select c.id, c.brand_id, slug, name, kind, adapter, mode, address, settings, health, connected_at,
      p.heartbeat_at, p.alarm, p.alarm_since
    from channel c left join channel_pulse p on p.brand_id = c.brand_id and p.channel_id = c.id
    where ${inBrands(sql`c.brand_id`, brandIds)} and removed_at is null
      and ${after === null ? sql`true` : sql`slug > ${after}`}
      and ${idOrSlug === undefined ? sql`true` : sql`(slug = ${idOrSlug} or c.id::text = lower(${idOrSlug}))`}
    order by slug limit ${limit}
  `.execute(db)
  return rows
}

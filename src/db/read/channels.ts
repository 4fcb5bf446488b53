import { sql, type Kysely } from 'kysely'
import type { ChannelKind, ChannelMode } from '../../domain/conversation/channel.ts'
import type { DB } from '../schema.ts'
import { inBrands } from './visible.ts'

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
  readonly health: Readonly<Record<string, unknown>>
  readonly connected_at: Date
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
    select id, brand_id, slug, name, kind, adapter, mode, address, settings, health, connected_at from channel
    where ${inBrands(sql`brand_id`, brandIds)} and removed_at is null
      and ${after === null ? sql`true` : sql`slug > ${after}`}
      and ${idOrSlug === undefined ? sql`true` : sql`(slug = ${idOrSlug} or id::text = lower(${idOrSlug}))`}
    order by slug limit ${limit}
  `.execute(db)
  return rows
}

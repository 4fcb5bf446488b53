import { sql, type Kysely } from 'kysely'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { DB } from '../schema.ts'
import { inBrands } from './visible.ts'

export interface SnippetRow {
  readonly id: string
  readonly brand_id: string
  readonly title: string
  readonly text: string
  readonly language: string
  readonly channel_kinds: readonly ChannelKind[]
  readonly tags: readonly string[]
  readonly owner_id: string
  readonly owner_name: string
  readonly expires_at: Date
  readonly verified_at: Date
  readonly version: number
}

export interface SnippetsFilter {
  readonly id?: string
  readonly ownerId?: string | undefined
  readonly language?: string | undefined
  /** Those that have expired, or have not, at that instant. */
  readonly state?: 'fresh' | 'expired' | undefined
  readonly now: Date
}

/** By title. */
export async function readSnippets(
  db: Kysely<DB>,
  brandIds: readonly string[],
  { id, ownerId, language, state, now }: SnippetsFilter,
  after: readonly [string, string] | null = null,
  limit = 1_000,
): Promise<readonly SnippetRow[]> {
  const { rows } = await sql<SnippetRow>`
    select s.id, s.brand_id, s.title, s.text, s.language, s.channel_kinds, s.tags, s.owner_id, p.name as owner_name,
      s.expires_at, s.verified_at, s.version
    from snippet s join person p on p.id = s.owner_id
    where ${inBrands(sql`s.brand_id`, brandIds)} and s.removed_at is null
      and ${id ? sql`s.id = ${id}` : sql`true`} and ${ownerId ? sql`s.owner_id = ${ownerId}` : sql`true`}
      and ${language ? sql`s.language = ${language}` : sql`true`}
      and ${state === undefined ? sql`true` : state === 'fresh' ? sql`s.expires_at > ${now}` : sql`s.expires_at <= ${now}`}
      and ${after ? sql`(s.title, s.id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`}
    order by s.title, s.id limit ${limit}
  `.execute(db)
  return rows
}

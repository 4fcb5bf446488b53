import { sql, type Kysely } from 'kysely'
import { hashSecret } from '../auth/secret.ts'
import type { DB } from '../schema.ts'

export interface ShiftFeedRow {
  readonly id: string
  readonly brand_id: string | null
  readonly person_id: string
  /** Null: the person's own shifts, over all rosters. */
  readonly roster_id: string | null
  readonly created_at: Date
  readonly last_read_at: Date | null
}

export async function readShiftFeeds(db: Kysely<DB>, personId: string): Promise<readonly ShiftFeedRow[]> {
  const { rows } = await sql<ShiftFeedRow>`
    select id, brand_id, person_id, roster_id, created_at, last_read_at from shift_feed
    where person_id = ${personId} and revoked_at is null order by created_at, id
  `.execute(db)
  return rows
}

export interface OpenedFeed extends ShiftFeedRow {
  readonly slug: string
  readonly person_name: string
  /** Where they serve now. */
  readonly brand_ids: readonly string[]
}

/** What a calendar program may read with this secret; null for what is revoked, and for whoever left. */
export async function openShiftFeed(db: Kysely<DB>, secret: string): Promise<OpenedFeed | null> {
  const { rows } = await sql<OpenedFeed>`
    update shift_feed f set last_read_at = statement_timestamp()
    from person p
    where f.hash = ${hashSecret(secret)} and f.revoked_at is null and p.id = f.person_id and p.removed_at is null
      and (f.brand_id is null or exists (select from membership m where m.person_id = p.id and m.brand_id = f.brand_id))
    returning f.id, f.brand_id, f.person_id, f.roster_id, f.created_at, f.last_read_at, p.slug, p.name as person_name,
      array(select distinct m.brand_id from membership m where m.person_id = p.id) as brand_ids
  `.execute(db)
  return rows[0] ?? null
}

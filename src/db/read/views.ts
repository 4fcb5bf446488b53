import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'

export interface ViewRow {
  readonly id: string
  readonly person_id: string | null
  readonly person_name: string | null
  readonly what: string
  readonly query: object
  readonly seen_at: Date
}

/** Newest first. */
export async function readViews(
  db: Kysely<DB>,
  brandId: string,
  after: readonly [string, string] | null,
  limit: number,
): Promise<readonly ViewRow[]> {
  const { rows } = await sql<ViewRow>`
    select v.id, v.person_id, p.name as person_name, v.what, v.query, v.seen_at
    from figures_view v left join person p on p.id = v.person_id
    where v.brand_id = ${brandId}
      and ${after ? sql`(v.seen_at, v.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by v.seen_at desc, v.id desc limit ${limit}
  `.execute(db)
  return rows
}

import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'
import { inBrands } from './visible.ts'

export interface RosterRow {
  readonly id: string
  readonly brand_id: string
  readonly slug: string
  readonly name: string
  readonly audience: 'on_shift' | 'standby'
  readonly schedule: unknown
  readonly version: number
  readonly managed_by: 'console' | 'config'
}

export async function readRosters(
  db: Kysely<DB>,
  brandIds: readonly string[],
  after: readonly [string, string] | null,
  limit: number,
  id: string | null = null,
): Promise<readonly RosterRow[]> {
  const { rows } = await sql<RosterRow>`
    select id, brand_id, slug, name, audience, schedule, version, managed_by from roster
    where ${inBrands(sql`brand_id`, brandIds)} and removed_at is null and ${id ? sql`id = ${id}` : sql`true`}
      and ${after ? sql`(slug, id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`}
    order by slug, id limit ${limit}
  `.execute(db)
  return rows
}

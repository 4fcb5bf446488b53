import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'
import { inBrands } from './visible.ts'

export interface CalendarRow {
  readonly id: string
  readonly brand_id: string
  readonly slug: string
  readonly name: string
  readonly definition: unknown
  readonly version: number
  readonly managed_by: 'console' | 'config'
}

export async function readCalendars(
  db: Kysely<DB>,
  brandIds: readonly string[],
  after: readonly [string, string] | null,
  limit: number,
  id: string | null = null,
): Promise<readonly CalendarRow[]> {
  const { rows } = await sql<CalendarRow>`
    select id, brand_id, slug, name, definition, version, managed_by from calendar
    where ${inBrands(sql`brand_id`, brandIds)} and ${id ? sql`id = ${id}` : sql`true`}
      and ${after ? sql`(slug, id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`}
    order by slug, id limit ${limit}
  `.execute(db)
  return rows
}

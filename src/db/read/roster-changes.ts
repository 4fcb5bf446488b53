import { sql, type Kysely } from 'kysely'
import type { ChangeKind } from '../../domain/roster/lay-over.ts'
import type { DB } from '../schema.ts'
import { inBrands } from './visible.ts'

export interface RosterChangeRow {
  readonly id: string
  readonly brand_id: string
  readonly roster_id: string
  readonly kind: ChangeKind
  readonly definition: Readonly<Record<string, unknown>>
  readonly from_at: Date
  readonly to_at: Date
  readonly created_by: string | null
  readonly created_at: Date
}

export interface RosterChangesFilter {
  readonly id?: string
  readonly rosterId?: string | undefined
  readonly kind?: ChangeKind | undefined
  /** Those that end after it. */
  readonly endingAfter?: Date
}

/** What stands over rosters, the earliest first. */
export async function readRosterChanges(
  db: Kysely<DB>,
  brandIds: readonly string[],
  { id, rosterId, kind, endingAfter }: RosterChangesFilter,
  limit = 500,
): Promise<readonly RosterChangeRow[]> {
  const { rows } = await sql<RosterChangeRow>`
    select id, brand_id, roster_id, kind, definition, from_at, to_at, created_by, created_at from roster_change
    where ${inBrands(sql`brand_id`, brandIds)} and removed_at is null
      and ${id ? sql`id = ${id}` : sql`true`} and ${rosterId ? sql`roster_id = ${rosterId}` : sql`true`}
      and ${kind ? sql`kind = ${kind}` : sql`true`} and ${endingAfter ? sql`to_at > ${endingAfter}` : sql`true`}
    order by from_at, id limit ${limit}
  `.execute(db)
  return rows
}

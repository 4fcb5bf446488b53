import { sql, type Kysely } from 'kysely'
import { DAY, type Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'
import { inBrands } from './visible.ts'

export interface DemandRow {
  /** Of the UTC day. */
  readonly hour: number
  readonly turns: number
  /** Over how many days these turns are spread, at least 1. */
  readonly days: number
}

const LOOKED_AT = 28 * DAY

/** Turns that were opened in the last four weeks, by hour of the UTC day. Ids are in the order of their recording, which bounds what is read. */
export async function readDemand(
  db: Kysely<DB>,
  brandIds: readonly string[],
  now: Instant,
): Promise<readonly DemandRow[]> {
  const since = new Date(now - LOOKED_AT)
  const { rows } = await sql<DemandRow>`
    with recent as materialized (
      select opened_at from turn
      where ${inBrands(sql`brand_id`, brandIds)} and id >= ${firstIdAt(now - LOOKED_AT)}::uuid and opened_at >= ${since}
    )
    select extract(hour from opened_at at time zone 'UTC')::int as hour, count(*)::int as turns,
           (select greatest(1, ceil(extract(epoch from ${new Date(now)}::timestamptz - min(opened_at)) / 86400))::int from recent) as days
    from recent group by 1 order by 1
  `.execute(db)
  return rows
}

/** The smallest UUIDv7 that could have been made at that instant. */
function firstIdAt(at: Instant): string {
  const hex = Math.max(0, at).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

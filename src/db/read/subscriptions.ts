import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'
import { inBrands } from './visible.ts'

export interface SubscriptionRow {
  readonly id: string
  readonly brand_id: string
  readonly person_id: string
  readonly period: 'daily' | 'weekly' | 'monthly'
  readonly at_local_minute: number
  readonly time_zone: string
  readonly language: string
  readonly via: readonly ('email' | 'slack')[]
}

/** Somebody's own. */
export async function readSubscriptions(
  db: Kysely<DB>,
  brandIds: readonly string[],
  personId: string | null,
  after: string | null,
  limit: number,
): Promise<readonly SubscriptionRow[]> {
  const { rows } = await sql<SubscriptionRow>`
    select id, brand_id, person_id, period, at_local_minute, time_zone, language, via from digest_subscription
    where ${inBrands(sql`brand_id`, brandIds)} and person_id = ${personId} and ended_at is null
      and ${after ? sql`id > ${after}::uuid` : sql`true`}
    order by id limit ${limit}
  `.execute(db)
  return rows
}

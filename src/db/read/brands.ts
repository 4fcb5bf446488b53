import type { Kysely } from 'kysely'
import type { DB } from '../schema.ts'

export interface BrandRow {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly time_zone: string
  readonly outbound_stopped_at: Date | null
}

export function readBrands(
  db: Kysely<DB>,
  brandIds: readonly string[],
  after: string | null,
  limit: number,
): Promise<BrandRow[]> {
  if (brandIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('brand')
    .select(['id', 'slug', 'name', 'time_zone', 'outbound_stopped_at'])
    .where('id', 'in', brandIds)
    .$if(after !== null, (query) => query.where('slug', '>', after))
    .orderBy('slug')
    .limit(limit)
    .execute()
}

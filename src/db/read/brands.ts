import { sql, type Kysely } from 'kysely'
import type { Role } from '../../workflows/ports/people-store.ts'
import type { DB } from '../schema.ts'

export interface BrandRow {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly time_zone: string
  readonly outbound_stopped_at: Date | null
  /** Of which roles a second factor is asked. */
  readonly second_factor_for: readonly Role[]
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
    .select(sql<Role[]>`coalesce(settings -> 'sign_in' -> 'second_factor_for', '[]')`.as('second_factor_for'))
    .where('id', 'in', brandIds)
    .$if(after !== null, (query) => query.where('slug', '>', after))
    .orderBy('slug')
    .limit(limit)
    .execute()
}

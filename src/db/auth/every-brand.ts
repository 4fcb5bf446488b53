import { sql, type Kysely } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'
import type { SetupCache } from '../setup-cache.ts'
import { clockOr, type BrandRoles } from './authenticated-person.ts'

interface EveryBrand {
  readonly memberships: readonly BrandRoles[]
  readonly now: Instant
}

/**
 * All brands, as the operator's token sees them, and the database's clock. Programs hand in messages by the thousand with
 * that token: both are read once a second, and the clock is carried on by one that never jumps.
 */
export async function everyBrand(
  { db, setup }: { readonly db: Kysely<DB>; readonly setup: SetupCache },
  now: Instant | null,
  monotonic: () => number = () => performance.now(),
): Promise<EveryBrand> {
  const read = await setup.get('every brand', async () => ({ ...(await readBrands(db)), at: monotonic() }))
  return { memberships: read.memberships, now: now ?? read.now + Math.floor(monotonic() - read.at) }
}

async function readBrands(db: Kysely<DB>): Promise<EveryBrand> {
  const { rows } = await sql<{ now: Date; brands: { brandId: BrandId; slug: string }[] | null }>`
    select ${clockOr(null)} as now,
           (select json_agg(json_build_object('brandId', id, 'slug', slug) order by slug) from brand) as brands
  `.execute(db)
  const { brands, now } = rows[0]!
  return { memberships: (brands ?? []).map((brand) => ({ ...brand, roles: ['lead'] })), now: now.getTime() }
}

import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'
import { inBrands } from './visible.ts'

/** The brand whose customer it is, among these; null for nobody's. */
export async function brandOfCustomer(
  db: Kysely<DB>,
  brandIds: readonly string[],
  customerId: string,
): Promise<string | null> {
  const { rows } = await sql<{ brand_id: string }>`
    select brand_id from customer where ${inBrands(sql`brand_id`, brandIds)} and id = ${customerId}
  `.execute(db)
  return rows[0]?.brand_id ?? null
}

export interface FoundCustomer {
  readonly id: string
  readonly brand_id: string
  readonly name: string | null
  readonly first_seen_at: string
  readonly conversations: number
}

/** Who writes from this address, whatever its case, over the brands. */
export async function findCustomers(
  db: Kysely<DB>,
  brandIds: readonly string[],
  address: string,
): Promise<readonly FoundCustomer[]> {
  const { rows } = await sql<Omit<FoundCustomer, 'first_seen_at'> & { created_at: Date }>`
    select u.id, u.brand_id, u.name, u.created_at,
      (select count(*)::int from conversation c
        where c.brand_id = u.brand_id and c.customer_id = u.id and c.forgotten_at is null) as conversations
    from customer u
    where ${inBrands(sql`u.brand_id`, brandIds)} and u.id in (
      select i.customer_id from identity i
      where ${inBrands(sql`i.brand_id`, brandIds)} and lower(i.address) = lower(${address}))
    order by u.created_at, u.id
  `.execute(db)
  return rows.map(({ created_at: at, ...row }) => ({ ...row, first_seen_at: at.toISOString() }))
}

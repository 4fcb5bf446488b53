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

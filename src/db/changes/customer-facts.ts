import { sql, type Kysely } from 'kysely'
import type { FactNames } from '../../domain/context/facts.ts'
import type { DB } from '../schema.ts'

/** Which facts a brand keeps, by what it set; undefined where it set nothing. */
export async function readFactNames(db: Kysely<DB>, brandId: string): Promise<FactNames | undefined> {
  const row = await db.selectFrom('brand').select('settings').where('id', '=', brandId).executeTakeFirst()
  return (row?.settings as { context?: { facts?: FactNames } } | undefined)?.context?.facts
}

export interface ChangedCustomer {
  readonly customer_id: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** Lays facts over those that are known of the customer with this address; null forgets one. Null when nobody wrote from there. */
export async function setCustomerFacts(
  db: Kysely<DB>,
  brandId: string,
  address: string,
  facts: Readonly<Record<string, string | number | boolean | null>>,
): Promise<ChangedCustomer | null> {
  const { rows } = await sql<ChangedCustomer>`
    update customer cu set facts = jsonb_strip_nulls(cu.facts || ${JSON.stringify(facts)}::jsonb)
    where cu.brand_id = ${brandId} and cu.id = (
      select i.customer_id from identity i
      where i.brand_id = ${brandId} and lower(i.address) = lower(${address}) order by i.kind limit 1)
    returning cu.id as customer_id, cu.facts
  `.execute(db)
  return rows[0] ?? null
}

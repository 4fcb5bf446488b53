import type { Kysely } from 'kysely'
import type { NotCustomer } from '../../domain/conversation/not-customer.ts'
import type { DB } from '../schema.ts'

/** What the addresses of somebody who wrote were marked as; null for a customer. */
export async function readNotCustomer(
  db: Kysely<DB>,
  brandId: string,
  customerId: string,
): Promise<NotCustomer | null> {
  const row = await db
    .selectFrom('identity')
    .select('not_customer')
    .where('brand_id', '=', brandId)
    .where('customer_id', '=', customerId)
    .where('not_customer', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return (row?.not_customer ?? null) as NotCustomer | null
}

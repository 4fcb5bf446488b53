import type { Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import type { NotCustomer } from '../../domain/conversation/not-customer.ts'
import type { DB } from '../schema.ts'

export async function setNotCustomer(
  trx: Transaction<DB>,
  brandId: BrandId,
  customerId: string,
  what: NotCustomer | null,
): Promise<void> {
  await trx
    .updateTable('identity')
    .set({ not_customer: what })
    .where('brand_id', '=', brandId)
    .where('customer_id', '=', customerId)
    .execute()
}

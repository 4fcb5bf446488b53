import type { Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import type { NotCustomer } from '../../domain/conversation/not-customer.ts'
import type { DB } from '../schema.ts'

export async function notCustomers(
  trx: Transaction<DB>,
  brandId: BrandId,
  kind: string,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, NotCustomer>> {
  if (addresses.length === 0) return new Map()
  const rows = await trx
    .selectFrom('identity')
    .select(['address', 'not_customer'])
    .where('brand_id', '=', brandId)
    .where('kind', '=', kind)
    .where('address', 'in', [...new Set(addresses.map((address) => address.toLowerCase()))])
    .where('not_customer', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [row.address, row.not_customer as NotCustomer]))
}

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

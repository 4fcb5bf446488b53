import { CompiledQuery, type Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import type { NotCustomer } from '../../domain/conversation/not-customer.ts'
import { column } from '../../timers/to-columns.ts'
import type { DB } from '../schema.ts'

const known = `select address, not_customer from identity
  where brand_id = $1 and kind = $2 and address = any ($3::text[]) and not_customer is not null`

export async function notCustomers(
  trx: Transaction<DB>,
  brandId: BrandId,
  kind: string,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, NotCustomer>> {
  if (addresses.length === 0) return new Map()
  const distinct = [...new Set(addresses.map((address) => address.toLowerCase()))]
  const { rows } = await trx.executeQuery<{ address: string; not_customer: string }>(
    CompiledQuery.raw(known, [brandId, kind, column(distinct)]),
  )
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

import { sql, type Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import type { DB } from '../schema.ts'

export async function setSegment(
  trx: Transaction<DB>,
  brandId: BrandId,
  customerId: string,
  segment: string | null,
): Promise<{ readonly before: string | null; readonly open: readonly string[] } | null> {
  const { rows } = await sql<{ before: string | null }>`
    update customer c set segment = ${segment} from customer old
    where c.brand_id = ${brandId} and c.id = ${customerId} and old.brand_id = c.brand_id and old.id = c.id
    returning old.segment as before
  `.execute(trx)
  if (!rows[0]) return null
  const open = await trx
    .selectFrom('conversation')
    .select('id')
    .where('brand_id', '=', brandId)
    .where('customer_id', '=', customerId)
    .where('state', '<>', 'closed')
    .orderBy('id')
    .execute()
  return { before: rows[0].before, open: open.map(({ id }) => id) }
}

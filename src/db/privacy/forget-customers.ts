import { sql, type Transaction } from 'kysely'
import type { BrandId, CustomerId } from '../../domain/ids.ts'
import type { DB } from '../schema.ts'

/** See `PrivacyStore.forgetCustomers`. */
export async function forgetCustomers(
  trx: Transaction<DB>,
  brandId: BrandId,
  ids: readonly CustomerId[],
): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await sql<{ address: string }>`
    delete from identity where brand_id = ${brandId} and customer_id = any (${ids}::uuid[]) returning address
  `.execute(trx)
  const addresses = rows.map(({ address }) => address)
  await sql`
    update customer set name = null, language = null, time_zone = null, segment = null, facts = '{}',
      forgotten_at = statement_timestamp()
    where brand_id = ${brandId} and id = any (${ids}::uuid[])`.execute(trx)
  await sql`update recovery set note = null where brand_id = ${brandId} and customer_id = any (${ids}::uuid[])`.execute(
    trx,
  )
  if (addresses.length === 0) return
  const mentions = (text: string) => sql<boolean>`
    exists (select from unnest(${addresses}::text[]) one where strpos(lower(${sql.ref(text)}::text), lower(one)) > 0)`
  // What was fetched or uploaded for an audit of the past is a copy: without it the audit is read anew.
  await sql`
    update helpdesk_haul set facts = (
      select coalesce(json_agg(fact), '[]') from json_array_elements(facts) as fact where not ${mentions('fact')})
    where brand_id = ${brandId} and ${mentions('facts')}
  `.execute(trx)
  await sql`delete from errand_input where brand_id = ${brandId} and ${mentions('content')}`.execute(trx)
}

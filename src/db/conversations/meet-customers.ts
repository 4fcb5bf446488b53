import { CompiledQuery, type Transaction } from 'kysely'
import { groupBy } from '../../domain/group-by.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { NewConversation } from '../../workflows/ports/conversation-store.ts'
import { textsColumn } from '../../timers/to-columns.ts'
import type { DB } from '../schema.ts'
import { copyRows } from '../statements/copy-rows.ts'

interface Customer {
  readonly id: string
  readonly segment: string | null
}

const met = `select i.address, i.customer_id, customer.segment from identity i
   left join customer on customer.brand_id = i.brand_id and customer.id = i.customer_id
   where i.brand_id = $1 and i.kind = $2 and i.address = any ($3::text[])`

/** Who writes in these threads, whatever the case of the address; whoever writes for the first time becomes a customer. */
export async function meetCustomers(
  trx: Transaction<DB>,
  brandId: BrandId,
  threads: readonly NewConversation[],
): Promise<(thread: NewConversation) => Customer> {
  const customers = new Map<string, Customer>()
  for (const [kind, its] of groupBy(threads, (thread) => thread.kind)) {
    const byAddress = groupBy(its, addressOf)
    const { rows } = await trx.executeQuery<{
      address: string
      customer_id: string
      segment: string | null
    }>(CompiledQuery.raw(met, [brandId, kind, textsColumn([...byAddress.keys()])]))
    for (const { address, customer_id, segment } of rows)
      customers.set(`${kind} ${address}`, { id: customer_id, segment })

    const fresh = [...byAddress.values()].flatMap(([first]) =>
      first && !customers.has(keyOf(first)) ? [first] : [],
    )
    await addCustomers(trx, brandId, fresh)
    for (const thread of fresh) customers.set(keyOf(thread), { id: thread.customerId, segment: null })
  }
  return (thread) => customers.get(keyOf(thread))!
}

async function addCustomers(
  trx: Transaction<DB>,
  brandId: BrandId,
  threads: readonly NewConversation[],
): Promise<void> {
  const sorted = threads.toSorted((a, b) => (addressOf(a) < addressOf(b) ? -1 : 1))
  const identities = sorted.map((thread) => [brandId, thread.kind, addressOf(thread), thread.customerId])
  await copyRows(trx, 'identity', 'brand_id, kind, address, customer_id', identities)
  const customers = sorted.map(({ customerId, name, language }) => [brandId, customerId, name, language])
  await copyRows(trx, 'customer', 'brand_id, id, name, language', customers)
}

function keyOf(thread: NewConversation): string {
  return `${thread.kind} ${addressOf(thread)}`
}

function addressOf({ address }: NewConversation): string {
  return address.toLowerCase()
}

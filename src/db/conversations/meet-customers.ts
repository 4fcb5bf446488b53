import type { Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import type { NewConversation, Standing } from '../../workflows/ports/conversation-store.ts'
import type { DB } from '../schema.ts'
import { copyRows } from '../statements/copy-rows.ts'

interface Customer {
  readonly id: string
  readonly segment: string | null
}

/** Who writes in these threads, whatever the case of the address; whoever writes for the first time becomes a customer. */
export async function meetCustomers(
  trx: Transaction<DB>,
  brandId: BrandId,
  threads: readonly NewConversation[],
  senders: Standing['senders'],
): Promise<(thread: NewConversation) => Customer> {
  const customers = new Map<string, Customer>()
  const strangers: NewConversation[] = []
  for (const thread of threads) {
    const address = addressOf(thread)
    if (customers.has(address)) continue
    const known = senders.get(address)
    if (!known) strangers.push(thread)
    customers.set(address, {
      id: known?.customerId ?? thread.customerId,
      segment: known?.segment ?? null,
    })
  }
  await addCustomers(trx, brandId, strangers)
  return (thread) => customers.get(addressOf(thread))!
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

function addressOf({ address }: NewConversation): string {
  return address.toLowerCase()
}

import type { Transaction } from 'kysely'
import { formatInstant } from '../../domain/time/instant.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { Conversation, NewConversation, Standing } from '../../workflows/ports/conversation-store.ts'
import type { DB } from '../schema.ts'
import { copyRows } from '../statements/copy-rows.ts'
import { externalHashText } from './external-hash.ts'
import { meetCustomers } from './meet-customers.ts'

const newColumns =
  'brand_id, id, channel_id, thread_hash, customer_id, state, subject, priority, language, last_message_at'

/** In the order of their hashes, so that two deliveries that begin the same never wait for each other. */
export async function begin(
  trx: Transaction<DB>,
  brandId: BrandId,
  channelId: string,
  threads: readonly NewConversation[],
  senders: Standing['senders'],
): Promise<ReadonlyMap<string, Conversation>> {
  const customerOf = await meetCustomers(trx, brandId, threads, senders)
  const begun = threads.map((thread) => ({
    thread,
    hash: externalHashText(thread.threadKey),
    conversation: newConversation(brandId, channelId, thread, customerOf(thread)),
  }))
  const rows = begun
    .toSorted((a, b) => (a.hash < b.hash ? -1 : 1))
    .map(({ hash, thread, conversation }) => {
      const { id, customerId, state, subject, priority, language } = conversation
      const at = formatInstant(thread.lastMessageAt)
      return [brandId, id, channelId, hash, customerId, state, subject, priority, language, at]
    })
  await copyRows(trx, 'conversation', newColumns, rows)
  return new Map(begun.map(({ thread, conversation }) => [thread.threadKey, conversation]))
}

function newConversation(
  brandId: BrandId,
  channelId: string,
  { id, subject, language }: NewConversation,
  customer: { readonly id: string; readonly segment: string | null },
): Conversation {
  return {
    brandId,
    id,
    channelId,
    customerId: customer.id,
    state: 'open',
    subject,
    priority: 'normal',
    language,
    segment: customer.segment,
    tags: [],
    mergedInto: null,
    snoozedUntil: null,
  }
}

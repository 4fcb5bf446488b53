import { sql, type Transaction } from 'kysely'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { ConversationsRead } from '../../workflows/ports/conversations-read.ts'
import type { TurnRecord } from '../../workflows/ports/neglect-store.ts'
import type { DB } from '../schema.ts'
import { ofConversations } from './of-conversations.ts'

export type Thread = Pick<
  TurnRecord,
  'customerId' | 'customerName' | 'channelId' | 'channelName' | 'channelKind' | 'language' | 'timeZone'
>

interface ConversationRow {
  readonly id: string
  readonly customer_id: string
  readonly channel_id: string
  readonly language: string | null
}

interface CustomerRow {
  readonly id: string
  readonly name: string | null
  readonly language: string | null
  readonly time_zone: string | null
}

interface DoorRow {
  readonly id: string
  readonly name: string
  readonly kind: ChannelKind
  readonly time_zone: string
}

/** Who waits where, by conversation. */
export async function readThreads(
  trx: Transaction<DB>,
  brandId: BrandId,
  which: ConversationsRead,
): Promise<ReadonlyMap<string, Thread>> {
  const { rows } = await sql<ConversationRow>`
    select id, customer_id, channel_id, language from conversation
    where brand_id = ${brandId} and ${ofConversations('id', which)}
  `.execute(trx)
  const { rows: people } = await sql<CustomerRow>`
    select id, name, language, time_zone from customer
    where brand_id = ${brandId} and id = any (${[...new Set(rows.map((row) => row.customer_id))]}::uuid[])
  `.execute(trx)
  const { rows: channels } = await sql<DoorRow>`
    select ch.id, ch.name, ch.kind, b.time_zone from brand b join channel ch on ch.brand_id = b.id where b.id = ${brandId}
  `.execute(trx)
  const customers = new Map(people.map((customer) => [customer.id, customer]))
  const doors = new Map(channels.map((channel) => [channel.id, channel]))
  const threads = new Map<string, Thread>()
  for (const row of rows) {
    const door = doors.get(row.channel_id)
    if (door) threads.set(row.id, threadOf(row, customers.get(row.customer_id), door))
  }
  return threads
}

function threadOf(row: ConversationRow, customer: CustomerRow | undefined, door: DoorRow): Thread {
  return {
    customerId: row.customer_id,
    customerName: customer?.name ?? null,
    channelId: row.channel_id,
    channelName: door.name,
    channelKind: door.kind,
    language: row.language ?? customer?.language ?? null,
    timeZone: customer?.time_zone ?? door.time_zone,
  }
}

import { sql, type Transaction } from 'kysely'
import { formatInstant } from '../../domain/time/instant.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { Conversation, NewConversation } from '../../workflows/ports/conversation-store.ts'
import type { DB } from '../schema.ts'
import { externalHash } from './external-hash.ts'

interface Row extends ConversationRow {
  readonly position: number
  readonly created: boolean
}

/**
 * One statement: identities and customers that are new, then the conversations. Rows are taken in the order of their
 * hashes, so that two deliveries never wait for each other.
 */
export async function lockByThread(
  trx: Transaction<DB>,
  brandId: BrandId,
  channelId: string,
  threads: readonly NewConversation[],
): Promise<ReadonlyMap<string, { readonly conversation: Conversation; readonly created: boolean }>> {
  if (threads.length === 0) return new Map()
  const { rows } = await sql<Row>`
    with thread as (
      select * from unnest(
        ${threads.map((_, index) => index)}::int[], ${threads.map((t) => t.id)}::uuid[],
        ${threads.map((t) => externalHash(t.threadKey))}::bytea[], ${threads.map((t) => t.kind)}::text[],
        ${threads.map((t) => t.address.toLowerCase())}::text[], ${threads.map((t) => t.name)}::text[],
        ${threads.map((t) => t.customerId)}::uuid[], ${threads.map((t) => t.subject)}::text[],
        ${threads.map((t) => t.language)}::text[], ${threads.map((t) => formatInstant(t.lastMessageAt))}::timestamptz[]
      ) as t(position, id, hash, kind, address, name, customer_id, subject, language, last_message_at)
    ), person as (
      select distinct on (kind, address) kind, address, name, customer_id, language from thread order by kind, address, position
    ), met as (
      select i.kind, i.address, i.customer_id from identity i
      join person p on i.brand_id = ${brandId} and i.kind = p.kind and i.address = p.address
    ), new_identity as (
      insert into identity (brand_id, kind, address, customer_id)
      select ${brandId}, kind, address, customer_id from person p
      where not exists (select from met where met.kind = p.kind and met.address = p.address)
      order by kind, address
      on conflict (brand_id, kind, address) do update set address = excluded.address
      returning kind, address, customer_id
    ), new_customer as (
      insert into customer (brand_id, id, name, language)
      select ${brandId}, n.customer_id, p.name, p.language
      from new_identity n join person p using (kind, address, customer_id)
    ), who as (
      select * from met union all select * from new_identity
    ), conversation as (
      insert into conversation as c (brand_id, id, channel_id, thread_hash, customer_id, subject, language, last_message_at)
      select ${brandId}, t.id, ${channelId}, t.hash, w.customer_id, t.subject, t.language, t.last_message_at
      from thread t join who w using (kind, address)
      order by t.hash
      on conflict (brand_id, channel_id, thread_hash) do update
        set last_message_at = greatest(c.last_message_at, excluded.last_message_at), version = c.version + 1
      returning c.*
    )
    select ${sql.raw(conversationColumns)}, thread.position, c.id = thread.id as created
    from conversation c
    join thread on thread.hash = c.thread_hash
    left join customer on customer.brand_id = c.brand_id and customer.id = c.customer_id
  `.execute(trx)
  return new Map(
    rows.map((row) => [
      threads[row.position]!.threadKey,
      { conversation: conversationOf(row), created: row.created },
    ]),
  )
}

/** Columns of a conversation `c` beside its `customer`. */
export const conversationColumns = `c.brand_id, c.id, c.channel_id, c.customer_id, c.state, c.subject, c.priority,
  c.language, customer.segment, c.tags, c.merged_into, c.snoozed_until`

export interface ConversationRow {
  readonly brand_id: string
  readonly id: string
  readonly channel_id: string
  readonly customer_id: string
  readonly state: string
  readonly subject: string | null
  readonly priority: string
  readonly language: string | null
  readonly segment: string | null
  readonly tags: string[]
  readonly merged_into: string | null
  readonly snoozed_until: Date | null
}

export function conversationOf(row: ConversationRow): Conversation {
  return {
    brandId: row.brand_id as BrandId,
    id: row.id,
    channelId: row.channel_id,
    customerId: row.customer_id,
    state: row.state as Conversation['state'],
    subject: row.subject,
    priority: row.priority as Conversation['priority'],
    language: row.language,
    segment: row.segment,
    tags: row.tags,
    mergedInto: row.merged_into,
    snoozedUntil: row.snoozed_until?.getTime() ?? null,
  }
}

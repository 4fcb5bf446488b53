import { sql, type Kysely } from 'kysely'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { FactNames, Goodwill } from '../../domain/context/facts.ts'
import type { DB } from '../schema.ts'

export interface CustomerContextRow {
  readonly facts: Readonly<Record<string, unknown>>
  readonly created_at: Date
  readonly kinds: readonly string[]
  readonly settings: { readonly context?: { readonly facts?: FactNames; readonly goodwill?: Goodwill } }
}

export async function readCustomerContext(
  db: Kysely<DB>,
  brandId: string,
  customerId: string,
): Promise<CustomerContextRow> {
  const { rows } = await sql<CustomerContextRow>`
    select cu.facts, cu.created_at, b.settings,
      array(select distinct kind from identity i where i.brand_id = cu.brand_id and i.customer_id = cu.id order by 1) as kinds
    from customer cu join brand b on b.id = cu.brand_id where cu.brand_id = ${brandId} and cu.id = ${customerId}
  `.execute(db)
  return rows[0]!
}

export interface PastConversationRow {
  readonly id: string
  readonly channel_name: string
  readonly channel_kind: ChannelKind
  readonly subject: string | null
  readonly state: 'open' | 'pending' | 'on_hold' | 'solved' | 'closed'
  readonly last_message_at: Date
  readonly turns: number
  /** How long the longest of its waits took, answered or not. */
  readonly waiting_since: Date | null
  readonly last_outcome: string | null
}

const SHOWN_CONVERSATIONS = 20

/** Whatever the customer wrote on any door, the newest first: that it was, and how it went, not what was said. */
export async function readHistory(
  db: Kysely<DB>,
  brandId: string,
  customerId: string,
  conversationId: string,
): Promise<readonly PastConversationRow[]> {
  const { rows } = await sql<PastConversationRow>`
    select c.id, ch.name as channel_name, ch.kind as channel_kind, c.subject, c.state, c.last_message_at,
      (select count(*)::int from turn t where t.brand_id = c.brand_id and t.conversation_id = c.id) as turns,
      (select t.opened_at from turn t where t.brand_id = c.brand_id and t.conversation_id = c.id and t.closed_at is null) as waiting_since,
      (select t.outcome from turn t where t.brand_id = c.brand_id and t.conversation_id = c.id and t.closed_at is not null
        order by t.number desc limit 1) as last_outcome
    from conversation c join channel ch on ch.brand_id = c.brand_id and ch.id = c.channel_id
    where c.brand_id = ${brandId} and c.customer_id = ${customerId} and c.id <> ${conversationId} and c.merged_into is null
    order by c.last_message_at desc limit ${SHOWN_CONVERSATIONS}
  `.execute(db)
  return rows
}

export interface SpokenRow {
  readonly conversation_id: string
  readonly direction: 'inbound' | 'outbound'
  readonly occurred_at: Date
  readonly text: string
  readonly promise_until: Date | null
  readonly holding: boolean
}

const SHOWN_LINES = 200

/** What was said with this customer on all doors, the newest lines, in order. */
export async function readSpoken(
  db: Kysely<DB>,
  brandId: string,
  customerId: string,
): Promise<readonly SpokenRow[]> {
  const { rows } = await sql<SpokenRow>`
    select * from (
      select m.conversation_id, m.direction, m.occurred_at, left(mb.text, 4000) as text, m.promise_until,
        'holding' = any (m.flags) as holding, m.id
      from conversation c
      join message m on m.brand_id = c.brand_id and m.conversation_id = c.id
      join message_body mb on mb.brand_id = m.brand_id and mb.message_id = m.id
      where c.brand_id = ${brandId} and c.customer_id = ${customerId} and m.direction in ('inbound', 'outbound')
      order by m.occurred_at desc, m.id desc limit ${SHOWN_LINES}) newest
    order by occurred_at, id
  `.execute(db)
  return rows
}

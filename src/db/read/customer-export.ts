import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'

/** Everything that is kept of a customer, as JSON that a person can read; files in base64. */
export interface CustomerExport {
  readonly customer: unknown
  readonly conversations: readonly unknown[]
}

/** Null when the brand has no such customer. One conversation is read at a time. */
export async function exportCustomer(
  db: Kysely<DB>,
  brandId: string,
  customerId: string,
): Promise<CustomerExport | null> {
  const { rows } = await sql<{ customer: unknown; ids: readonly string[] }>`
    select json_build_object(
        'id', u.id, 'name', u.name, 'language', u.language, 'time_zone', u.time_zone, 'segment', u.segment, 'facts', u.facts,
        'first_seen_at', u.created_at, 'forgotten_at', u.forgotten_at,
        'addresses', (select coalesce(json_agg(json_build_object('kind', kind, 'address', address, 'not_customer', not_customer)
          order by kind, address), '[]') from identity i where i.brand_id = u.brand_id and i.customer_id = u.id),
        'recoveries', (select coalesce(json_agg(json_build_object('deed', deed, 'outcome', outcome, 'note', note,
          'owned_at', owned_at, 'closed_at', closed_at) order by owned_at), '[]')
          from recovery r where r.brand_id = u.brand_id and r.customer_id = u.id)) as customer,
      array(select id::text from conversation c where c.brand_id = u.brand_id and c.customer_id = u.id order by created_at, id) as ids
    from customer u where u.brand_id = ${brandId} and u.id = ${customerId}`.execute(db)
  const found = rows[0]
  if (!found) return null
  const conversations: unknown[] = []
  for (const id of found.ids) conversations.push(await exportConversation(db, brandId, id))
  return { customer: found.customer, conversations }
}

async function exportConversation(db: Kysely<DB>, brandId: string, id: string): Promise<unknown> {
  const { rows } = await sql<{ conversation: unknown }>`
    select json_build_object(
      'id', c.id, 'channel', h.name, 'kind', h.kind, 'subject', c.subject, 'state', c.state, 'priority', c.priority,
      'language', c.language, 'tags', c.tags, 'created_at', c.created_at,
      'messages', (select coalesce(json_agg(json_build_object(
          'id', m.id, 'occurred_at', m.occurred_at, 'direction', m.direction, 'author', m.author, 'name', b.author_name,
          'address', b.author_address, 'text', b.text, 'html', b.html, 'detail', b.detail,
          'files', (select coalesce(json_agg(json_build_object('name', a.name, 'media_type', a.media_type,
            'content_base64', (select encode(string_agg(bytes, '' order by position), 'base64') from blob_chunk k
              where k.brand_id = a.brand_id and k.sha256 = a.sha256)) order by a.id), '[]')
            from attachment a where a.brand_id = m.brand_id and a.message_id = m.id)
        ) order by m.occurred_at, m.id), '[]')
        from message m join message_body b on b.brand_id = m.brand_id and b.message_id = m.id
        where m.brand_id = c.brand_id and m.conversation_id = c.id)
    ) as conversation
    from conversation c join channel h on h.brand_id = c.brand_id and h.id = c.channel_id
    where c.brand_id = ${brandId} and c.id = ${id}`.execute(db)
  return rows[0]!.conversation
}

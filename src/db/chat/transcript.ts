import { sql, type Kysely } from 'kysely'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { ChatMessage } from '../../domain/chat/frames.ts'
import type { Said } from '../../workflows/ports/chat-store.ts'
import type { DB } from '../schema.ts'

const NEWEST = 200

interface Row {
  readonly id: string
  readonly author: ChatMessage['from']
  readonly name: string | null
  readonly external_id: string
  readonly text: string
  readonly occurred_at: Date
  readonly queued: boolean
}

/** What the customer may read: notes are ours. */
export async function readTranscript(
  db: Kysely<DB>,
  brandId: string,
  conversationId: string,
  since: Instant | null,
): Promise<readonly Said[]> {
  const after = since === null ? null : formatInstant(since)
  const { rows } = await sql<Row>`
    select * from (
      select m.id, m.author, coalesce(b.author_name, p.name) as name, b.external_id, b.text, m.occurred_at, false as queued
      from message m
      join message_body b on b.brand_id = m.brand_id and b.message_id = m.id
      left join person p on p.id = m.person_id
      where m.brand_id = ${brandId} and m.conversation_id = ${conversationId} and m.direction <> 'note'
        and (${after}::timestamptz is null or m.ingested_at > ${after}::timestamptz)
      union all
      select r.message_id, r.author, p.name, r.external_id, r.text, r.queued_at, true
      from reply r left join person p on p.id = r.person_id
      where r.brand_id = ${brandId} and r.conversation_id = ${conversationId} and r.state = 'queued'
      order by occurred_at desc, id desc limit ${NEWEST}
    ) newest order by occurred_at, id
  `.execute(db)
  return rows.map((row) => ({ message: messageOf(row), queued: row.queued }))
}

/** Customers learn the first name of whoever answers; their own messages carry the browser's id behind the session's. */
function messageOf({ id, author, name, external_id, text, occurred_at }: Row): ChatMessage {
  const own = author === 'customer'
  return {
    id,
    client_id: own ? (external_id.split(':')[1] ?? null) : null,
    from: author,
    name: own ? null : (name?.trim().split(/\s+/)[0] ?? null),
    text,
    at: formatInstant(occurred_at.getTime()),
  }
}

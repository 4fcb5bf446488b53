import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'

export interface MessageRow {
  readonly id: string
  readonly direction: 'inbound' | 'outbound' | 'note'
  readonly author: 'customer' | 'agent' | 'bot' | 'system'
  readonly person_id: string | null
  readonly person_name: string | null
  readonly author_name: string | null
  readonly author_address: string | null
  readonly text: string
  readonly html: string | null
  readonly occurred_at: Date
  readonly ingested_at: Date
  readonly opens_turn: boolean
  readonly closes_turn: boolean
  readonly history: boolean
  readonly flags: readonly string[]
  readonly attachments: readonly { id: string; name: string | null; media_type: string; size: number }[]
}

/** How many messages of one conversation are shown; the newest, if there are more. */
const SHOWN = 1_000

/** Oldest first. */
export async function readMessages(
  db: Kysely<DB>,
  brandId: string,
  conversationId: string,
): Promise<readonly MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select m.id, m.direction, m.author, m.person_id, p.name as person_name, mb.author_name, mb.author_address, mb.text, mb.html,
      m.occurred_at, m.ingested_at, m.opens_turn, m.closes_turn, m.history, m.flags,
      coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name, 'media_type', a.media_type, 'size', a.size) order by a.id)
                from attachment a where a.brand_id = m.brand_id and a.message_id = m.id), '[]') as attachments
    from (select * from message
          where brand_id = ${brandId} and conversation_id = ${conversationId}
          order by occurred_at desc, id desc limit ${SHOWN}) m
    join message_body mb on mb.brand_id = m.brand_id and mb.message_id = m.id
    left join person p on p.id = m.person_id
    order by m.occurred_at, m.id
  `.execute(db)
  return rows
}

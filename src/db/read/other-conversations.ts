import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'
import type { ConversationPartsRow } from './conversation-parts.ts'
import { visibleConversations, type Visible } from './visible.ts'

export type OtherConversationRow = Pick<
  ConversationPartsRow,
  | 'id'
  | 'state'
  | 'subject'
  | 'last_message_at'
  | 'channel_id'
  | 'channel_slug'
  | 'channel_name'
  | 'channel_kind'
>

const SHOWN = 20

/** What the same customer wrote elsewhere, newest first. */
export async function readOtherConversations(
  db: Kysely<DB>,
  visible: Visible,
  of: { readonly brand_id: string; readonly id: string; readonly customer_id: string },
): Promise<readonly OtherConversationRow[]> {
  const { rows } = await sql<OtherConversationRow>`
    select c.id, c.state, c.subject, c.last_message_at,
           ch.id as channel_id, ch.slug as channel_slug, ch.name as channel_name, ch.kind as channel_kind
    from conversation c join channel ch on ch.brand_id = c.brand_id and ch.id = c.channel_id
    where c.brand_id = ${of.brand_id} and c.customer_id = ${of.customer_id} and c.id <> ${of.id}
      and ${visibleConversations(visible)}
    order by c.last_message_at desc limit ${SHOWN}
  `.execute(db)
  return rows
}

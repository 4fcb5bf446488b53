import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'
import { conversationColumns, conversationJoins, lastMessage } from './conversation-parts.ts'
import type { ConversationRow } from './conversations.ts'
import { visibleConversations, type Visible } from './visible.ts'

/** Null for what does not exist and for what the viewer may not see alike. */
export async function readConversation(
  db: Kysely<DB>,
  visible: Visible,
  id: string,
): Promise<ConversationRow | null> {
  const { rows } = await sql<ConversationRow>`
    select ${conversationColumns}, last.preview, t.opened_at as waiting_since
    from conversation c ${conversationJoins} ${lastMessage}
    left join turn t on t.brand_id = c.brand_id and t.conversation_id = c.id and t.closed_at is null
    where ${visibleConversations(visible)} and c.id = ${id}
  `.execute(db)
  return rows[0] ?? null
}

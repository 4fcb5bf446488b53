import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { DB } from '../schema.ts'
import {
  conversationColumns,
  conversationJoins,
  lastMessage,
  type ConversationPartsRow,
} from './conversation-parts.ts'
import { containing } from './like.ts'
import { visibleConversations, type Visible } from './visible.ts'

export interface ConversationsFilter {
  readonly state?: string | undefined
  readonly channel?: string | undefined
  readonly q?: string | undefined
}

export interface ConversationRow extends ConversationPartsRow {
  readonly preview: string | null
  readonly waiting_since: Date | null
}

/** The conversations last written in come first. */
export async function readConversations(
  db: Kysely<DB>,
  visible: Visible,
  filter: ConversationsFilter,
  after: readonly [string, string] | null,
  limit: number,
): Promise<readonly ConversationRow[]> {
  const { rows } = await sql<ConversationRow>`
    select ${conversationColumns}, last.preview, t.opened_at as waiting_since
    from conversation c ${conversationJoins} ${lastMessage}
    left join turn t on t.brand_id = c.brand_id and t.conversation_id = c.id and t.closed_at is null
    where ${visibleConversations(visible)} and c.merged_into is null and ${matching(filter)}
      and ${after ? sql`(c.last_message_at, c.id) < (${new Date(after[0])}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by c.last_message_at desc, c.id desc
    limit ${limit}
  `.execute(db)
  return rows
}

function matching({ state, channel, q }: ConversationsFilter): RawBuilder<boolean> {
  const conditions = [
    ...(state ? [sql`c.state = ${state}`] : []),
    ...(channel ? [sql`(ch.slug = ${channel} or ch.id::text = ${channel})`] : []),
    ...(q ? [foundBy(containing(q))] : []),
  ]
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

function foundBy(pattern: string): RawBuilder<boolean> {
  return sql`(c.subject ilike ${pattern} or cu.name ilike ${pattern}
    or exists (select 1 from identity i where i.brand_id = c.brand_id and i.customer_id = c.customer_id and i.address ilike ${pattern})
    or exists (select 1 from message m join message_body mb on mb.brand_id = m.brand_id and mb.message_id = m.id
               where m.brand_id = c.brand_id and m.conversation_id = c.id and mb.text ilike ${pattern}))`
}

import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { ChatStore } from '../../workflows/ports/chat-store.ts'
import type { DB } from '../schema.ts'

/** A door beats every 5 seconds; one that is silent for so long is down, and so are its lines. Seconds. */
export const DOOR_SILENT_AFTER = 15

export function lineStore(
  db: Kysely<DB>,
  now: () => RawBuilder<Date>,
): Pick<
  ChatStore,
  'openLine' | 'closeLine' | 'presence' | 'customerTyped' | 'agentTyped' | 'agentsTyping' | 'forgetLines'
> {
  return {
    async openLine({ brandId, conversationId, doorId }) {
      await sql`
        insert into chat_line (brand_id, conversation_id, door_id, opened_at)
        values (${brandId}, ${conversationId}, ${doorId}, ${now()})
        on conflict (brand_id, conversation_id, door_id) do update set opened_at = excluded.opened_at, closed_at = null
      `.execute(db)
    },

    async closeLine({ brandId, conversationId, doorId }) {
      await sql`
        update chat_line set closed_at = ${now()}
        where brand_id = ${brandId} and conversation_id = ${conversationId} and door_id = ${doorId} and closed_at is null
      `.execute(db)
    },

    async presence(brandId, conversationId) {
      const { rows } = await sql<{ connected: boolean | null; seen_at: Date | null }>`
        select bool_or(l.closed_at is null and d.heartbeat_at is not null) as connected,
          max(coalesce(l.closed_at, d.heartbeat_at, silent.heartbeat_at, l.opened_at)) as seen_at
        from chat_line l
        left join chat_door d on d.id = l.door_id and d.heartbeat_at > ${now()} - make_interval(secs => ${DOOR_SILENT_AFTER})
        left join chat_door silent on silent.id = l.door_id
        where l.brand_id = ${brandId} and l.conversation_id = ${conversationId}
      `.execute(db)
      const { connected, seen_at } = rows[0]!
      if (connected === true) return { state: 'connected' }
      return seen_at ? { state: 'gone', seenAt: seen_at.getTime() } : { state: 'unknown' }
    },

    async customerTyped({ brandId, conversationId, doorId }) {
      await sql`
        update chat_line set customer_typed_at = ${now()}
        where brand_id = ${brandId} and conversation_id = ${conversationId} and door_id = ${doorId}
      `.execute(db)
    },

    async agentTyped(brandId, conversationId) {
      await sql`
        update chat_line set agent_typed_at = ${now()}
        where brand_id = ${brandId} and conversation_id = ${conversationId} and closed_at is null
      `.execute(db)
    },

    async agentsTyping(doorId, within) {
      const { rows } = await sql<{ conversation_id: string }>`
        select conversation_id from chat_line
        where door_id = ${doorId} and closed_at is null
          and agent_typed_at > ${now()} - make_interval(secs => ${within / 1_000})
      `.execute(db)
      return rows.map((row) => row.conversation_id)
    },

    async forgetLines(after) {
      await sql`
        delete from chat_line where closed_at < ${now()} - make_interval(secs => ${after / 1_000})
      `.execute(db)
    },
  }
}

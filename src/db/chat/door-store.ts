import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import type { ChatStore } from '../../workflows/ports/chat-store.ts'
import type { DB } from '../schema.ts'

export function doorStore(
  db: Kysely<DB>,
  now: () => RawBuilder<Date>,
): Pick<ChatStore, 'beat' | 'retire' | 'adoptLines' | 'unacknowledged'> {
  return {
    async beat(doorId) {
      const { rows } = await sql<{ heartbeat_at: Date }>`
        insert into chat_door (id, heartbeat_at) values (${doorId}, ${now()})
        on conflict (id) do update set heartbeat_at = excluded.heartbeat_at
        returning heartbeat_at
      `.execute(db)
      return rows[0]!.heartbeat_at.getTime()
    },

    async retire(doorId) {
      await sql`
        with lines as (update chat_line set closed_at = ${now()} where door_id = ${doorId} and closed_at is null)
        delete from chat_door where id = ${doorId}
      `.execute(db)
    },

    /** Two doors may come for the same lines at once: the second waits at the row and finds it gone. */
    async adoptLines(doorId, after) {
      const { numAffectedRows } = await sql`
        with silent as (
          delete from chat_door where heartbeat_at < ${now()} - make_interval(secs => ${after / 1_000})
          returning id, heartbeat_at
        ), orphan as (
          delete from chat_line l
          using (
            select l.brand_id, l.conversation_id, l.door_id, s.heartbeat_at from chat_line l
            left join chat_door d on d.id = l.door_id
            left join silent s on s.id = l.door_id
            where d.id is null or s.id is not null
          ) dead
          where l.brand_id = dead.brand_id and l.conversation_id = dead.conversation_id and l.door_id = dead.door_id
          returning l.brand_id, l.conversation_id, l.opened_at, coalesce(l.closed_at, dead.heartbeat_at, l.opened_at) as closed_at
        )
        insert into chat_line (brand_id, conversation_id, door_id, opened_at, closed_at)
        select brand_id, conversation_id, ${doorId}, max(opened_at), max(closed_at) from orphan group by 1, 2
        on conflict (brand_id, conversation_id, door_id)
          do update set closed_at = greatest(chat_line.closed_at, excluded.closed_at) where chat_line.closed_at is not null
      `.execute(db)
      return Number(numAffectedRows ?? 0n)
    },

    async unacknowledged(doorId) {
      const { rows } = await sql<{ brand_id: string; conversation_id: string; message_id: string }>`
        select r.brand_id, r.conversation_id, r.message_id from reply r
        join chat_line l on l.brand_id = r.brand_id and l.conversation_id = r.conversation_id and l.door_id = ${doorId}
        where r.state = 'queued' order by r.queued_at limit 1000
      `.execute(db)
      return rows.map((row) => ({
        brandId: row.brand_id as BrandId,
        conversationId: row.conversation_id,
        messageId: row.message_id,
      }))
    },
  }
}

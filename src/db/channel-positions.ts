import { sql, type Kysely } from 'kysely'
import type { ChannelPositions, MailboxPosition } from '../workflows/ports/channel-position.ts'
import type { DB } from './schema.ts'

export function channelPositions(db: Kysely<DB>): ChannelPositions {
  return {
    async mailbox(channelId, folder) {
      const { rows } = await sql<{ position: MailboxPosition | null }>`
        select position -> 'folders' -> ${folder}::text as position from channel where id = ${channelId}
      `.execute(db)
      return rows[0]?.position ?? null
    },

    async saveMailbox(channelId, folder, position) {
      await sql`
        update channel set position = jsonb_set(
          case when position ? 'folders' then position else position || '{"folders": {}}' end,
          array['folders', ${folder}::text], ${JSON.stringify(position)}::jsonb)
        where id = ${channelId}
      `.execute(db)
    },
  }
}

import { sql, type Kysely } from 'kysely'
import type { ChannelPositions } from '../workflows/ports/channel-position.ts'
import type { DB } from './schema.ts'

export function channelPositions(db: Kysely<DB>): ChannelPositions {
  return {
    async read(channelId, part) {
      const { rows } = await sql<{ position: unknown }>`
        select position -> 'folders' -> ${part}::text as position from channel where id = ${channelId}
      `.execute(db)
      return rows[0]?.position ?? null
    },

    async save(channelId, part, position) {
      await sql`
        update channel set position = jsonb_set(
          case when position ? 'folders' then position else position || '{"folders": {}}' end,
          array['folders', ${part}::text], ${JSON.stringify(position)}::jsonb)
        where id = ${channelId}
      `.execute(db)
    },
  }
}

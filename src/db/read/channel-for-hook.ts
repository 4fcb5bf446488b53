import type { Kysely } from 'kysely'
import type { Channel } from '../../domain/conversation/channel.ts'
import type { DB } from '../schema.ts'
import { channelOf } from '../setup-store.ts'

/** The channel that a platform calls, whichever brand it belongs to. */
export async function readChannelForHook(db: Kysely<DB>, slug: string): Promise<Channel | null> {
  const row = await db
    .selectFrom('channel')
    .selectAll()
    .where('slug', '=', slug)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row ? channelOf(row) : null
}

import { sql, type Kysely } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { ChatStore } from '../../workflows/ports/chat-store.ts'
import { externalHash } from '../conversations/external-hash.ts'
import type { DB } from '../schema.ts'
import { doorStore } from './door-store.ts'
import { lineStore } from './line-store.ts'
import { readTranscript } from './transcript.ts'
import { readWaiting } from './waiting.ts'

/** `now` is null in production: then the database's clock says what time it is. */
export function chatStore(db: Kysely<DB>, now: () => Instant | null = () => null): ChatStore {
  const present = () => {
    const at = now()
    return at === null
      ? sql<Date>`date_trunc('milliseconds', statement_timestamp())`
      : sql<Date>`${formatInstant(at)}::timestamptz`
  }
  return {
    ...lineStore(db, present),
    ...doorStore(db, present),

    async now() {
      const { rows } = await sql<{ at: Date }>`select ${present()} as at`.execute(db)
      return rows[0]!.at.getTime()
    },

    async conversationOf(brandId, channelId, sessionId) {
      const row = await db
        .selectFrom('conversation')
        .select('id')
        .where('brand_id', '=', brandId)
        .where('channel_id', '=', channelId)
        .where('thread_hash', '=', externalHash(sessionId))
        .executeTakeFirst()
      return row?.id ?? null
    },

    transcript: (brandId, conversationId, since) => readTranscript(db, brandId, conversationId, since),
    waiting: (brandId, channelId) => readWaiting(db, brandId, channelId),

    async saveAddress(brandId, conversationId, email) {
      const facts = JSON.stringify({ email })
      const { numAffectedRows } = await sql`
        update customer set facts = facts || ${facts}::jsonb
        where brand_id = ${brandId} and id = ${customerOf(brandId, conversationId)} and not facts @> ${facts}::jsonb
      `.execute(db)
      return (numAffectedRows ?? 0n) > 0n
    },

    async addressOf(brandId, conversationId) {
      const { rows } = await sql<{ email: string | null }>`
        select facts->>'email' as email from customer
        where brand_id = ${brandId} and id = ${customerOf(brandId, conversationId)}
      `.execute(db)
      return rows[0]?.email ?? null
    },
  }
}

function customerOf(brandId: BrandId, conversationId: string) {
  return sql`(select customer_id from conversation where brand_id = ${brandId} and id = ${conversationId})`
}

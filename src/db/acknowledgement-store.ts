import { sql, type Transaction } from 'kysely'
import { answerDue, turnsAhead } from './conversations/place-in-queue.ts'
import type { ConversationId } from '../domain/ids.ts'
import { formatInstant, type Instant } from '../domain/time/instant.ts'
import type { AcknowledgementStore } from '../workflows/ports/acknowledgement-store.ts'
import type { DB } from './schema.ts'

interface Row {
  readonly conversation_id: string
  readonly customer_id: string
  readonly language: string | null
  readonly time_zone: string | null
  readonly ahead: number
  readonly due_at: Date | null
}

export function acknowledgementStore(trx: Transaction<DB>, now: Instant): AcknowledgementStore {
  return {
    async waiting(brandId, turnId) {
      const { rows } = await sql<Row>`
        select t.conversation_id, c.customer_id, coalesce(c.language, u.language) as language, u.time_zone,
          ${turnsAhead} as ahead,
          ${answerDue} as due_at
        from turn t
        join conversation c on c.brand_id = t.brand_id and c.id = t.conversation_id
        join customer u on u.brand_id = c.brand_id and u.id = c.customer_id
        where t.brand_id = ${brandId} and t.id = ${turnId} and t.closed_at is null and not t.history
          and not exists (select from reply r where r.brand_id = t.brand_id and r.conversation_id = t.conversation_id
            and r.state = 'queued' and r.author = 'agent')
      `.execute(trx)
      const row = rows[0]
      return row
        ? {
            conversationId: row.conversation_id as ConversationId,
            customerId: row.customer_id,
            language: row.language,
            timeZone: row.time_zone,
            ahead: row.ahead,
            promisedBy: row.due_at?.getTime() ?? null,
          }
        : null
    },

    async toldLately(brandId, channelId, customerId, within) {
      const told = await trx
        .selectFrom('acknowledgement')
        .select('turn_id')
        .where('brand_id', '=', brandId)
        .where('channel_id', '=', channelId)
        .where('customer_id', '=', customerId)
        .where('made_at', '>', new Date(now - within))
        .limit(1)
        .executeTakeFirst()
      return told !== undefined
    },

    async add({ brandId, turnId, conversationId, channelId, customerId, messageId, ahead, promisedBy }) {
      await trx
        .insertInto('acknowledgement')
        .values({
          brand_id: brandId,
          turn_id: turnId,
          conversation_id: conversationId,
          channel_id: channelId,
          customer_id: customerId,
          message_id: messageId,
          ahead,
          promised_by: promisedBy === null ? null : formatInstant(promisedBy),
          made_at: formatInstant(now),
        })
        .execute()
    },

    async helpUrl(brandId) {
      const { rows } = await sql<{ help_url: string | null }>`
        select settings #>> '{acknowledgement,help_url}' as help_url from brand where id = ${brandId}
      `.execute(trx)
      return rows[0]?.help_url ?? null
    },
  }
}

import { sql, type Transaction } from 'kysely'
import type { BrandId, ConversationId, CustomerId } from '../domain/ids.ts'
import { formatInstant } from '../domain/time/instant.ts'
import type { PrivacyStore, Remembered } from '../workflows/ports/privacy-store.ts'
import { forgetConversations } from './privacy/forget-conversations.ts'
import { forgetCustomers } from './privacy/forget-customers.ts'
import type { DB } from './schema.ts'

export function privacyStore(trx: Transaction<DB>): PrivacyStore {
  return {
    async conversationsOf(brandId, customerId) {
      const customer = await trx
        .selectFrom('customer')
        .select('id')
        .where('brand_id', '=', brandId)
        .where('id', '=', customerId)
        .forUpdate()
        .executeTakeFirst()
      if (!customer) return null
      const { rows } = await sql<Remembered>`
        select c.id, exists (select from timer w
          where w.brand_id = c.brand_id and w.conversation_id = c.id and w.breached_at is not null) as late
        from conversation c
        where c.brand_id = ${brandId} and c.customer_id = ${customerId} and c.forgotten_at is null
        order by c.id for update of c
      `.execute(trx)
      return rows
    },

    async waitingOn(brandId, channelId) {
      const { rows } = await sql<Remembered>`
        select c.id, exists (select from timer w
          where w.brand_id = c.brand_id and w.conversation_id = c.id and w.breached_at is not null) as late
        from conversation c
        where c.brand_id = ${brandId} and c.channel_id = ${channelId} and exists (select from turn t
          where t.brand_id = c.brand_id and t.conversation_id = c.id and t.closed_at is null)
        order by c.id
      `.execute(trx)
      return rows
    },

    async rememberedOf(brandId, channelId, limit) {
      const { rows } = await sql<{ id: ConversationId }>`
        select id from conversation
        where brand_id = ${brandId} and channel_id = ${channelId} and forgotten_at is null
        order by id limit ${limit} for update
      `.execute(trx)
      return rows.map(({ id }) => id)
    },

    async retention() {
      const { rows } = await sql<{ brandId: BrandId; days: number }>`
        select id as "brandId", (settings #>> '{privacy,retain_days}')::int as days
        from brand where jsonb_typeof(settings #> '{privacy,retain_days}') = 'number'
      `.execute(trx)
      return rows
    },

    async silentSince(brandId, before, limit) {
      const { rows } = await sql<{ id: ConversationId }>`
        select c.id from conversation c
        where c.brand_id = ${brandId} and c.forgotten_at is null and c.last_message_at < ${formatInstant(before)}::timestamptz
          and not exists (select from turn t
            where t.brand_id = c.brand_id and t.conversation_id = c.id and t.closed_at is null and not t.history)
        order by c.last_message_at limit ${limit} for update of c skip locked
      `.execute(trx)
      return rows.map(({ id }) => id)
    },

    forgetConversations: (brandId, ids) => forgetConversations(trx, brandId, ids),

    forgetCustomers: (brandId, ids) => forgetCustomers(trx, brandId, ids),

    async withoutWords(brandId, limit) {
      const { rows } = await sql<{ id: CustomerId }>`
        select u.id from customer u
        where u.brand_id = ${brandId} and u.forgotten_at is null
          and exists (select from conversation c where c.brand_id = u.brand_id and c.customer_id = u.id)
          and not exists (select from conversation c
            where c.brand_id = u.brand_id and c.customer_id = u.id and c.forgotten_at is null)
        limit ${limit} for update skip locked
      `.execute(trx)
      return rows.map(({ id }) => id)
    },
  }
}

import { sql, type Transaction } from 'kysely'
import type { Reply, ReplyStore } from '../workflows/ports/reply-store.ts'
import type { DB } from './schema.ts'

export function replyStore(trx: Transaction<DB>): ReplyStore {
  return {
    async byKey(brandId, conversationId, idempotencyKey) {
      const row = await trx
        .selectFrom('reply')
        .selectAll()
        .where('brand_id', '=', brandId)
        .where('conversation_id', '=', conversationId)
        .where('idempotency_key', '=', idempotencyKey)
        .executeTakeFirst()
      return row ? replyOf(row) : null
    },

    async lock(brandId, messageId) {
      const row = await trx
        .selectFrom('reply')
        .selectAll()
        .where('brand_id', '=', brandId)
        .where('message_id', '=', messageId)
        .forUpdate()
        .executeTakeFirst()
      return row ? replyOf(row) : null
    },

    async add(reply) {
      await trx
        .insertInto('reply')
        .values({
          brand_id: reply.brandId,
          message_id: reply.messageId,
          conversation_id: reply.conversationId,
          channel_id: reply.channelId,
          person_id: reply.personId,
          author: reply.author,
          idempotency_key: reply.idempotencyKey,
          external_id: reply.externalId,
          text: reply.text,
          holding: reply.promise === undefined ? null : reply.promise !== null,
          promise_until: reply.promise?.until == null ? null : new Date(reply.promise.until),
          queued_at: new Date(reply.queuedAt),
        })
        .execute()
    },

    async settle(brandId, messageId, outcome) {
      const change =
        outcome.state === 'handed_over'
          ? { state: outcome.state, handed_over_at: new Date(outcome.at), error: null }
          : { state: outcome.state, error: outcome.error }
      const { numUpdatedRows } = await trx
        .updateTable('reply')
        .set(change)
        .where('brand_id', '=', brandId)
        .where('message_id', '=', messageId)
        .where('state', '=', 'queued')
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    async addressing(brandId, conversationId) {
      const { rows } = await sql<AddressingRow>`
        select c.subject, customer.name, latest.author_address as address, latest.external_id as in_reply_to,
          latest.reply_to,
          array(
            select external_id from (
              select b.external_id, m.occurred_at, m.id from message m
              join message_body b on b.brand_id = m.brand_id and b.message_id = m.id
              where m.brand_id = c.brand_id and m.conversation_id = c.id
              order by m.occurred_at desc, m.id desc limit 20
            ) newest order by occurred_at, id
          ) as external_ids
        from conversation c
        left join customer on customer.brand_id = c.brand_id and customer.id = c.customer_id
        join lateral (
          select b.author_address, b.external_id, b.detail -> 'reply_to' as reply_to from message m
          join message_body b on b.brand_id = m.brand_id and b.message_id = m.id
          where m.brand_id = c.brand_id and m.conversation_id = c.id and m.direction = 'inbound'
          order by m.author = 'customer' desc, m.occurred_at desc, m.id desc limit 1
        ) latest on true
        where c.brand_id = ${brandId} and c.id = ${conversationId}
      `.execute(trx)
      const [row] = rows
      if (!row) return null
      const { subject, name, address, in_reply_to, external_ids, reply_to } = row
      return {
        subject,
        customer: { name, address },
        externalIds: external_ids,
        inReplyTo: in_reply_to,
        replyTo: reply_to,
      }
    },

    async noteAttempt(brandId, messageId, error) {
      await trx
        .updateTable('reply')
        .set((row) => ({ attempts: row('attempts', '+', 1), error }))
        .where('brand_id', '=', brandId)
        .where('message_id', '=', messageId)
        .execute()
    },
  }
}

interface AddressingRow {
  readonly subject: string | null
  readonly name: string | null
  readonly address: string
  readonly in_reply_to: string
  readonly external_ids: string[]
  readonly reply_to: unknown
}

interface ReplyRow {
  readonly brand_id: string
  readonly message_id: string
  readonly conversation_id: string
  readonly channel_id: string
  readonly person_id: string | null
  readonly author: string
  readonly idempotency_key: string
  readonly external_id: string
  readonly text: string
  readonly state: string
  readonly attempts: number
  readonly error: string | null
  readonly queued_at: Date
  readonly holding: boolean | null
  readonly promise_until: Date | null
}

function replyOf(row: ReplyRow): Reply {
  return {
    brandId: row.brand_id,
    messageId: row.message_id,
    conversationId: row.conversation_id,
    channelId: row.channel_id,
    personId: row.person_id,
    author: row.author as Reply['author'],
    idempotencyKey: row.idempotency_key,
    externalId: row.external_id,
    text: row.text,
    promise: promiseOf(row),
    state: row.state as Reply['state'],
    attempts: row.attempts,
    error: row.error,
    queuedAt: row.queued_at.getTime(),
  }
}

function promiseOf({ holding, promise_until }: ReplyRow): Reply['promise'] {
  if (holding === null) return undefined
  return holding ? { until: promise_until?.getTime() ?? null } : null
}

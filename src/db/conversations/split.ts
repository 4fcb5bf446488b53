import { sql, type Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import type { DB } from '../schema.ts'
import { externalHash } from './external-hash.ts'

/** The new conversation has a thread of its own, which no message names; answers to what moved find it by that. */
export async function split(
  trx: Transaction<DB>,
  brandId: BrandId,
  from: string,
  into: string,
  messageIds: readonly string[],
): Promise<void> {
  await sql`
    insert into conversation (brand_id, id, channel_id, thread_hash, customer_id, subject, priority, language, tags, last_message_at)
    select c.brand_id, ${into}, c.channel_id, ${externalHash(`split:${into}`)}, c.customer_id, c.subject, c.priority,
      c.language, c.tags,
      (select max(m.occurred_at) from message m where m.brand_id = ${brandId} and m.id = any (${messageIds}::uuid[]))
    from conversation c where c.brand_id = ${brandId} and c.id = ${from}
  `.execute(trx)
  for (const [table, key] of [
    ['message', 'id'],
    ['reply', 'message_id'],
  ] as const)
    await sql`
      update ${sql.table(table)} set conversation_id = ${into}
      where brand_id = ${brandId} and conversation_id = ${from} and ${sql.ref(key)} = any (${messageIds}::uuid[])
    `.execute(trx)
}

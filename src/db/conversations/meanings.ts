import { sql, type Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import type { KnownMessage } from '../../workflows/ports/conversation-store.ts'
import type { DB } from '../schema.ts'

export async function messages(
  trx: Transaction<DB>,
  brandId: BrandId,
  conversationId: string,
): Promise<readonly KnownMessage[]> {
  const rows = await trx
    .selectFrom('message')
    .select(['id', 'direction', 'author', 'opens_turn', 'occurred_at', 'flags'])
    .where('brand_id', '=', brandId)
    .where('conversation_id', '=', conversationId)
    .orderBy('occurred_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    direction: row.direction as KnownMessage['direction'],
    author: row.author as KnownMessage['author'],
    opensTurn: row.opens_turn,
    occurredAt: row.occurred_at.getTime(),
    flags: row.flags,
  }))
}

/** The flag stands while the message opens nothing. */
export async function setOpensTurn(
  trx: Transaction<DB>,
  brandId: BrandId,
  messageIds: readonly string[],
  opensTurn: boolean,
  flag: string,
): Promise<void> {
  await sql`
    update message set opens_turn = ${opensTurn},
      flags = case when ${opensTurn} then array_remove(flags, ${flag}) else array_append(array_remove(flags, ${flag}), ${flag}) end
    where brand_id = ${brandId} and id = any (${messageIds}::uuid[]) and direction = 'inbound'
  `.execute(trx)
}

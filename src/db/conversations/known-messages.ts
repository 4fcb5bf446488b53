import { sql, type Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import type { DB } from '../schema.ts'
import { externalHash } from './external-hash.ts'

/** Messages of a channel by the names that its server gave them. */
export async function knownMessages(
  trx: Transaction<DB>,
  brandId: BrandId,
  channelId: string,
  externalIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly conversationId: string }>> {
  if (externalIds.length === 0) return new Map()
  const byHash = new Map(
    externalIds.map((externalId) => [externalHash(externalId).toString('hex'), externalId]),
  )
  const { rows } = await sql<{ id: string; conversation_id: string; external_hash: Buffer }>`
    select id, conversation_id, external_hash from message
    where brand_id = ${brandId} and channel_id = ${channelId}
      and external_hash = any (${externalIds.map(externalHash)}::bytea[])
  `.execute(trx)
  return new Map(
    rows.map((row) => [
      byHash.get(row.external_hash.toString('hex'))!,
      { id: row.id, conversationId: row.conversation_id },
    ]),
  )
}

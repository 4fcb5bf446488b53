import { CompiledQuery, type Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import { textsColumn } from '../../timers/to-columns.ts'
import type { DB } from '../schema.ts'
import { bytesText, externalHashText } from './external-hash.ts'

const byHashes = `select id, conversation_id, external_hash from message
   where brand_id = $1 and channel_id = $2 and external_hash = any ($3::bytea[])`

/** Messages of a channel by the names that its server gave them. */
export async function knownMessages(
  trx: Transaction<DB>,
  brandId: BrandId,
  channelId: string,
  externalIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly conversationId: string }>> {
  if (externalIds.length === 0) return new Map()
  const byHash = new Map(externalIds.map((externalId) => [externalHashText(externalId), externalId]))
  const { rows } = await trx.executeQuery<{ id: string; conversation_id: string; external_hash: Buffer }>(
    CompiledQuery.raw(byHashes, [brandId, channelId, textsColumn([...byHash.keys()])]),
  )
  return new Map(
    rows.map((row) => [
      byHash.get(bytesText(row.external_hash))!,
      { id: row.id, conversationId: row.conversation_id },
    ]),
  )
}

import type { Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import type { TraitChange } from '../../workflows/ports/conversation-store.ts'
import type { DB } from '../schema.ts'

export async function setTraits(
  trx: Transaction<DB>,
  brandId: BrandId,
  conversationId: string,
  { priority, tags, language }: TraitChange,
): Promise<void> {
  await trx
    .updateTable('conversation')
    .set((row) => ({
      version: row('version', '+', 1),
      ...(priority !== undefined && { priority }),
      ...(tags !== undefined && { tags: [...tags] }),
      ...(language !== undefined && { language }),
    }))
    .where('brand_id', '=', brandId)
    .where('id', '=', conversationId)
    .execute()
}

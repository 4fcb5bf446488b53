import type { Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import type { CarriedWait } from '../../domain/conversation/course.ts'
import type { DB } from '../schema.ts'

/** Later messages of the thread go to the survivor; null: they stay with their own. */
export async function setMergedInto(
  trx: Transaction<DB>,
  brandId: BrandId,
  conversationId: string,
  into: string | null,
): Promise<void> {
  await trx
    .updateTable('conversation')
    .set((row) => ({ merged_into: into, version: row('version', '+', 1) }))
    .where('brand_id', '=', brandId)
    .where('id', '=', conversationId)
    .execute()
}

export async function addCarriedWait(
  trx: Transaction<DB>,
  brandId: BrandId,
  conversationId: string,
  { id, since, occurredAt, promise, history, mergedFrom }: CarriedWait & { readonly mergedFrom: string },
): Promise<void> {
  await trx
    .insertInto('carried_wait')
    .values({
      brand_id: brandId,
      conversation_id: conversationId,
      message_id: id,
      merged_from: mergedFrom,
      since: new Date(since),
      occurred_at: new Date(occurredAt),
      policy_id: promise?.policyId ?? null,
      policy_version: promise?.policyVersion ?? null,
      metric: promise?.metric ?? null,
      history,
    })
    .execute()
}

export async function removeCarriedWait(
  trx: Transaction<DB>,
  brandId: BrandId,
  conversationId: string,
  mergedFrom: string,
): Promise<void> {
  await trx
    .deleteFrom('carried_wait')
    .where('brand_id', '=', brandId)
    .where('conversation_id', '=', conversationId)
    .where('merged_from', '=', mergedFrom)
    .execute()
}

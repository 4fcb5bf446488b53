import type { Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import type { Settlement } from '../../domain/conversation/turn.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'

export async function voidSettlements(
  trx: Transaction<DB>,
  brandId: BrandId,
  conversationId: string,
  outcome: Settlement['outcome'],
  at: Instant,
): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('settlement')
    .set({ voided_at: new Date(at) })
    .where('brand_id', '=', brandId)
    .where('conversation_id', '=', conversationId)
    .where('outcome', '=', outcome)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

export async function voidSettlement(
  trx: Transaction<DB>,
  brandId: BrandId,
  settlementId: string,
  at: Instant,
): Promise<void> {
  await trx
    .updateTable('settlement')
    .set({ voided_at: new Date(at) })
    .where('brand_id', '=', brandId)
    .where('id', '=', settlementId)
    .where('voided_at', 'is', null)
    .execute()
}

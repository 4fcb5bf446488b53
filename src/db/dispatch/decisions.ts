import type { Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { DecisionRecord } from '../../workflows/ports/dispatch-store.ts'
import type { DB } from '../schema.ts'

export async function addDecision(
  trx: Transaction<DB>,
  brandId: BrandId,
  decision: DecisionRecord,
  now: Instant,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await trx
    .insertInto('decision')
    .values({
      brand_id: brandId,
      id: decision.id,
      dispatch_id: decision.dispatchId,
      conversation_id: decision.conversationId,
      event_id: decision.eventId,
      step: decision.step,
      at: formatInstant(now),
      outcome: JSON.stringify(decision.outcome),
      considered: JSON.stringify(decision.considered),
    })
    .onConflict((conflict) =>
      conflict.columns(['brand_id', 'event_id']).where('event_id', 'is not', null).doNothing(),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

export async function decided(trx: Transaction<DB>, brandId: BrandId, eventId: number): Promise<boolean> {
  const row = await trx
    .selectFrom('decision')
    .select('id')
    .where('brand_id', '=', brandId)
    .where('event_id', '=', eventId)
    .executeTakeFirst()
  return row !== undefined
}

import { sql, type Selectable, type Transaction } from 'kysely'
import type { Dispatch } from '../../domain/dispatch/dispatch.ts'
import type { Work } from '../../domain/dispatch/work.ts'
import type { BrandId, ConversationId, DispatchId } from '../../domain/ids.ts'
import type { DB, Dispatch as DispatchTable } from '../schema.ts'
import { dispatchOf } from './rows.ts'

export async function dispatchOfConversation(
  trx: Transaction<DB>,
  brandId: BrandId,
  conversationId: ConversationId,
): Promise<Dispatch | null> {
  const { rows } = await sql<Selectable<DispatchTable>>`
    select d.* from turn t join dispatch d on d.brand_id = t.brand_id and d.turn_id = t.id
    where t.brand_id = ${brandId} and t.conversation_id = ${conversationId} and t.closed_at is null
      and d.state in ('open', 'claimed')
    for update of d
  `.execute(trx)
  return rows[0] ? dispatchOf(rows[0]) : null
}

/** Not locked: two doors of one customer may be looked at from both sides at once. */
export async function dispatchesOfSameCustomer(
  trx: Transaction<DB>,
  work: Work,
): Promise<readonly Dispatch[]> {
  const { rows } = await sql<Selectable<DispatchTable>>`
    select d.* from conversation c
    join turn t on t.brand_id = c.brand_id and t.conversation_id = c.id and t.closed_at is null
    join dispatch d on d.brand_id = t.brand_id and d.turn_id = t.id and d.state in ('open', 'claimed')
    where c.brand_id = ${work.brandId} and c.customer_id = ${work.customerId} and c.id <> ${work.conversationId}
    order by d.opened_at, d.id
  `.execute(trx)
  return rows.map(dispatchOf)
}

export async function setLinked(trx: Transaction<DB>, dispatch: Dispatch, to: DispatchId): Promise<void> {
  await trx
    .updateTable('dispatch')
    .set({ linked_to: to })
    .where('brand_id', '=', dispatch.brandId)
    .where('id', '=', dispatch.id)
    .execute()
}

export async function linkedTo(
  trx: Transaction<DB>,
  brandId: BrandId,
  id: DispatchId,
): Promise<readonly Dispatch[]> {
  const rows = await trx
    .selectFrom('dispatch')
    .selectAll()
    .where('brand_id', '=', brandId)
    .where('linked_to', '=', id)
    .where('state', '=', 'open')
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(dispatchOf)
}

export async function returnsOf(
  trx: Transaction<DB>,
  brandId: BrandId,
  conversationId: ConversationId,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from claim
    where brand_id = ${brandId} and conversation_id = ${conversationId} and state in ('lapsed', 'handed_back')
  `.execute(trx)
  return rows[0]!.count
}

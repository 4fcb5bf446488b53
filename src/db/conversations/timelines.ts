import type { Transaction } from 'kysely'
import type { BrandId, MessageId } from '../../domain/ids.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { Settlement, TurnOutcome } from '../../domain/conversation/turn.ts'
import type { StoredTurn, Timeline } from '../../workflows/ports/conversation-store.ts'
import type { DB } from '../schema.ts'

/** Everything that decides about the turns of conversations. */
export async function timelines(
  trx: Transaction<DB>,
  brandId: BrandId,
  conversationIds: readonly string[],
): Promise<ReadonlyMap<string, Timeline>> {
  if (conversationIds.length === 0) return new Map()
  const messages = await trx
    .selectFrom('message')
    .select(['conversation_id', 'id', 'occurred_at', 'opens_turn', 'closes_turn', 'history'])
    .where('brand_id', '=', brandId)
    .where('conversation_id', 'in', conversationIds)
    .where((row) => row.or([row('opens_turn', '=', true), row('closes_turn', '=', true)]))
    .execute()
  const settlements = await trx
    .selectFrom('settlement')
    .select(['conversation_id', 'id', 'occurred_at', 'outcome'])
    .where('brand_id', '=', brandId)
    .where('conversation_id', 'in', conversationIds)
    .where('voided_at', 'is', null)
    .execute()
  const turns = await trx
    .selectFrom('turn')
    .selectAll()
    .where('brand_id', '=', brandId)
    .where('conversation_id', 'in', conversationIds)
    .orderBy('number')
    .execute()

  const messagesOf = groupBy(messages, (row) => row.conversation_id)
  const settlementsOf = groupBy(settlements, (row) => row.conversation_id)
  const turnsOf = groupBy(turns, (row) => row.conversation_id)
  return new Map(
    conversationIds.map((id) => [
      id,
      {
        messages: (messagesOf.get(id) ?? []).map((row) => ({
          id: row.id as MessageId,
          occurredAt: row.occurred_at.getTime(),
          opensTurn: row.opens_turn,
          closesTurn: row.closes_turn,
          history: row.history,
        })),
        settlements: (settlementsOf.get(id) ?? []).map((row) => ({
          id: row.id,
          occurredAt: row.occurred_at.getTime(),
          outcome: row.outcome as Settlement['outcome'],
        })),
        turns: (turnsOf.get(id) ?? []).map((row): StoredTurn => ({
          id: row.id,
          conversationId: row.conversation_id,
          number: row.number,
          openedBy: row.opened_by,
          openedAt: row.opened_at.getTime(),
          closedBy: row.closed_by,
          closedAt: row.closed_at?.getTime() ?? null,
          outcome: row.outcome as TurnOutcome | null,
          history: row.history,
        })),
      },
    ]),
  )
}

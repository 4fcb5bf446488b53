import { sql, type Transaction } from 'kysely'
import type { BrandId, MessageId } from '../../domain/ids.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { MessageFact } from '../../domain/conversation/message.ts'
import type { TurnOutcome } from '../../domain/conversation/turn.ts'
import type { StoredTurn, Timeline } from '../../workflows/ports/conversation-store.ts'
import type { DB } from '../schema.ts'
import { HOLDING } from './add-messages.ts'
import { courseFacts, factsOf } from './course-facts.ts'

/** Everything that decides about the turns, the status and the clocks of conversations. */
export async function timelines(
  trx: Transaction<DB>,
  brandId: BrandId,
  conversationIds: readonly string[],
): Promise<ReadonlyMap<string, Timeline>> {
  if (conversationIds.length === 0) return new Map()
  const messagesOf = groupBy(await loadMessages(trx, brandId, conversationIds), (row) => row.conversation_id)
  const othersOf = groupBy(
    await courseFacts(trx, brandId, conversationIds),
    ({ conversation_id }) => conversation_id,
  )
  const turnsOf = groupBy(await loadTurns(trx, brandId, conversationIds), (turn) => turn.conversationId)
  return new Map(
    conversationIds.map((id) => [
      id,
      {
        messages: (messagesOf.get(id) ?? []).map(messageFact),
        turns: turnsOf.get(id) ?? [],
        ...factsOf(othersOf.get(id) ?? []),
      },
    ]),
  )
}

interface MessageRow {
  readonly conversation_id: string
  readonly id: string
  readonly occurred_at: Date
  readonly opens_turn: boolean
  readonly closes_turn: boolean
  readonly history: boolean
  readonly holding: boolean
  readonly promise_until: Date | null
}

async function loadMessages(
  trx: Transaction<DB>,
  brandId: BrandId,
  conversationIds: readonly string[],
): Promise<readonly MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select conversation_id, id, occurred_at, opens_turn, closes_turn, history, ${HOLDING} = any (flags) as holding,
      promise_until
    from message
    where brand_id = ${brandId} and conversation_id = any (${conversationIds}::uuid[]) and (opens_turn or closes_turn)
  `.execute(trx)
  return rows
}

function messageFact(row: MessageRow): MessageFact {
  const fact = {
    id: row.id as MessageId,
    occurredAt: row.occurred_at.getTime(),
    opensTurn: row.opens_turn,
    closesTurn: row.closes_turn,
    history: row.history,
  }
  return row.holding ? { promise: { until: row.promise_until?.getTime() ?? null }, ...fact } : fact
}

async function loadTurns(
  trx: Transaction<DB>,
  brandId: BrandId,
  conversationIds: readonly string[],
): Promise<readonly StoredTurn[]> {
  const rows = await trx
    .selectFrom('turn')
    .selectAll()
    .where('brand_id', '=', brandId)
    .where('conversation_id', 'in', conversationIds)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    conversationId: row.conversation_id,
    number: row.number,
    openedBy: row.opened_by,
    openedAt: row.opened_at.getTime(),
    closedBy: row.closed_by,
    closedAt: row.closed_at?.getTime() ?? null,
    outcome: row.outcome as TurnOutcome | null,
    history: row.history,
  }))
}

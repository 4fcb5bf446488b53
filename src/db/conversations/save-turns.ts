import { sql, type Transaction } from 'kysely'
import { formatInstant } from '../../domain/time/instant.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { StoredTurn } from '../../workflows/ports/conversation-store.ts'
import type { DB } from '../schema.ts'

/** Writes turns as they are now; numbers may have moved, so the removed ones go first and the rest step aside. */
export async function saveTurns(
  trx: Transaction<DB>,
  brandId: BrandId,
  turns: readonly StoredTurn[],
  removedIds: readonly string[],
): Promise<void> {
  if (removedIds.length > 0)
    await trx.deleteFrom('turn').where('brand_id', '=', brandId).where('id', 'in', removedIds).execute()
  if (turns.length === 0) return
  const column = <Value>(pick: (turn: StoredTurn) => Value): Value[] => turns.map(pick)
  await sql`
    insert into turn as t (brand_id, id, conversation_id, number, opened_by, opened_at, closed_by, closed_at, outcome, history)
    select ${brandId}, * from unnest(
      ${column((t) => t.id)}::uuid[], ${column((t) => t.conversationId)}::uuid[], ${column((t) => t.number)}::int[],
      ${column((t) => t.openedBy)}::uuid[], ${column((t) => formatInstant(t.openedAt))}::timestamptz[],
      ${column((t) => t.closedBy)}::uuid[],
      ${column((t) => (t.closedAt === null ? null : formatInstant(t.closedAt)))}::timestamptz[],
      ${column((t) => t.outcome)}::text[], ${column((t) => t.history)}::boolean[]
    )
    on conflict (brand_id, id) do update set
      number = excluded.number, opened_by = excluded.opened_by, opened_at = excluded.opened_at,
      closed_by = excluded.closed_by, closed_at = excluded.closed_at, outcome = excluded.outcome
  `.execute(trx)
}

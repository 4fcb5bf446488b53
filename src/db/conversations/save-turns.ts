import { sql, type Transaction } from 'kysely'
import { formatInstant } from '../../domain/time/instant.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { StoredTurn, TurnsToSave } from '../../workflows/ports/conversation-store.ts'
import type { DB } from '../schema.ts'
import { copyRows } from '../statements/copy-rows.ts'

const columns =
  'brand_id, id, conversation_id, number, opened_by, opened_at, closed_by, closed_at, outcome, history'

/** Writes turns as they are now. Numbers may have moved: that each stands once is looked at when all is written. */
export async function saveTurns(
  trx: Transaction<DB>,
  brandId: BrandId,
  { opened, changed, removedIds }: TurnsToSave,
): Promise<void> {
  if (removedIds.length > 0)
    await trx.deleteFrom('turn').where('brand_id', '=', brandId).where('id', 'in', removedIds).execute()
  if (changed.length > 0) await change(trx, brandId, changed)
  const rows = opened.map((t) => [
    brandId,
    t.id,
    t.conversationId,
    t.number,
    t.openedBy,
    formatInstant(t.openedAt),
    t.closedBy,
    t.closedAt === null ? null : formatInstant(t.closedAt),
    t.outcome,
    t.history,
  ])
  await copyRows(trx, 'turn', columns, rows)
}

async function change(trx: Transaction<DB>, brandId: BrandId, turns: readonly StoredTurn[]): Promise<void> {
  const column = <Value>(pick: (turn: StoredTurn) => Value): Value[] => turns.map(pick)
  await sql`
    update turn t set number = n.number, opened_by = n.opened_by, opened_at = n.opened_at,
      closed_by = n.closed_by, closed_at = n.closed_at, outcome = n.outcome
    from unnest(
      ${column((t) => t.id)}::uuid[], ${column((t) => t.number)}::int[], ${column((t) => t.openedBy)}::uuid[],
      ${column((t) => formatInstant(t.openedAt))}::timestamptz[], ${column((t) => t.closedBy)}::uuid[],
      ${column((t) => (t.closedAt === null ? null : formatInstant(t.closedAt)))}::timestamptz[],
      ${column((t) => t.outcome)}::text[]
    ) as n(id, number, opened_by, opened_at, closed_by, closed_at, outcome)
    where t.brand_id = ${brandId} and t.id = n.id
  `.execute(trx)
}

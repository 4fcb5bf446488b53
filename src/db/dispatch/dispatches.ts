import { sql, type Transaction } from 'kysely'
import type { Dispatch } from '../../domain/dispatch/dispatch.ts'
import type { Work } from '../../domain/dispatch/work.ts'
import type { BrandId, DispatchId, TurnId } from '../../domain/ids.ts'
import type { Audience } from '../../domain/policy/policy.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'
import { leadTimeOf } from './lead-times.ts'
import { dispatchOf } from './rows.ts'

export async function openDispatch(
  trx: Transaction<DB>,
  work: Work,
  id: DispatchId,
  audiences: readonly Audience[],
  now: Instant,
): Promise<{ dispatch: Dispatch; opened: boolean }> {
  const at = formatInstant(now)
  const inserted = await trx
    .insertInto('dispatch')
    .values({
      brand_id: work.brandId,
      id,
      conversation_id: work.conversationId,
      turn_id: work.turnId,
      state: 'open',
      audiences: [...audiences],
      opened_at: at,
    })
    .onConflict((conflict) => conflict.columns(['brand_id', 'turn_id']).doNothing())
    .returningAll()
    .executeTakeFirst()
  if (inserted) return { dispatch: dispatchOf(inserted), opened: true }
  const before = await trx
    .selectFrom('dispatch')
    .selectAll()
    .where('brand_id', '=', work.brandId)
    .where('turn_id', '=', work.turnId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const ended = before.state === 'answered' || before.state === 'withdrawn'
  const row = await trx
    .updateTable('dispatch')
    .set({
      audiences: [...new Set([...before.audiences, ...audiences])],
      version: before.version + 1,
      ...(ended && { state: 'open', closed_at: null, reason: null }),
    })
    .where('brand_id', '=', work.brandId)
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return { dispatch: dispatchOf(row), opened: ended }
}

export async function dispatchOfTurn(
  trx: Transaction<DB>,
  brandId: BrandId,
  turnId: TurnId,
): Promise<Dispatch | null> {
  const row = await trx
    .selectFrom('dispatch')
    .selectAll()
    .where('brand_id', '=', brandId)
    .where('turn_id', '=', turnId)
    .executeTakeFirst()
  return row ? dispatchOf(row) : null
}

export async function lockDispatch(
  trx: Transaction<DB>,
  brandId: BrandId,
  id: DispatchId,
): Promise<Dispatch | null> {
  const row = await trx
    .selectFrom('dispatch')
    .selectAll()
    .where('brand_id', '=', brandId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? dispatchOf(row) : null
}

export async function setDispatchState(
  trx: Transaction<DB>,
  dispatch: Dispatch,
  state: Dispatch['state'],
  now: Instant,
): Promise<void> {
  const ended = state === 'answered' || state === 'withdrawn'
  await trx
    .updateTable('dispatch')
    .set((eb) => ({
      state,
      version: eb('version', '+', 1),
      closed_at: ended ? formatInstant(now) : null,
    }))
    .where('brand_id', '=', dispatch.brandId)
    .where('id', '=', dispatch.id)
    .execute()
}

export async function waitingDispatches(
  trx: Transaction<DB>,
  brandId: BrandId,
  limit: number,
): Promise<readonly DispatchId[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from dispatch d
    left join lateral (
      select min(w.due_at) as due_at from timer w
      where w.brand_id = d.brand_id and w.conversation_id = d.conversation_id and w.turn_id = d.turn_id and w.kind = 'clock'
    ) clock on true
    join conversation c on c.brand_id = d.brand_id and c.id = d.conversation_id
    join channel ch on ch.brand_id = c.brand_id and ch.id = c.channel_id
    where d.brand_id = ${brandId} and d.state = 'open'
      and not exists (select from offer o where o.brand_id = d.brand_id and o.dispatch_id = d.id and o.state = 'open')
    order by clock.due_at - ${leadTimeOf} * interval '1 millisecond' nulls last, d.opened_at limit ${limit}
  `.execute(trx)
  return rows.map((row) => row.id as DispatchId)
}

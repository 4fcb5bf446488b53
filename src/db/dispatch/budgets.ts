import { sql, type Transaction } from 'kysely'
import type { Budget } from '../../domain/dispatch/budget.ts'
import type { Dispatch } from '../../domain/dispatch/dispatch.ts'
import { DAY, formatInstant, HOUR, type Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'

/**
 * The brand's limits with what other searches have committed of them. The rows stay locked until the transaction ends, so
 * that two searches do not spend the same money.
 */
export async function lockBudgets(
  trx: Transaction<DB>,
  dispatch: Dispatch,
  now: Instant,
): Promise<readonly Budget[]> {
  const limits = await trx
    .selectFrom('budget')
    .selectAll()
    .where('brand_id', '=', dispatch.brandId)
    .orderBy('period')
    .forUpdate()
    .execute()
  const budgets: Budget[] = []
  for (const { period, limit_minor } of limits as { period: Budget['period']; limit_minor: number }[])
    budgets.push({
      period,
      limitMinor: limit_minor,
      committedMinor: await committed(trx, dispatch, period, now),
    })
  return budgets
}

async function committed(
  trx: Transaction<DB>,
  dispatch: Dispatch,
  period: Budget['period'],
  now: Instant,
): Promise<number> {
  const since = formatInstant(now - (period === 'hour' ? HOUR : DAY))
  const concerned =
    period === 'conversation'
      ? sql`conversation_id = ${dispatch.conversationId}`
      : sql`offered_at > ${since}::timestamptz`
  const frozen =
    period === 'conversation'
      ? sql`conversation_id = ${dispatch.conversationId}`
      : sql`frozen_at > ${since}::timestamptz`
  const { rows } = await sql<{ minor: number }>`
    select coalesce(sum(minor), 0)::bigint as minor from (
      select max((pay ->> 'amount_minor')::bigint) as minor from offer
      where brand_id = ${dispatch.brandId} and pay is not null and state in ('open', 'claimed')
        and dispatch_id <> ${dispatch.id} and ${concerned}
      group by dispatch_id
      union all
      select amount_minor as minor from pay_terms
      where brand_id = ${dispatch.brandId} and offer_id is null and ${frozen}) reserved
  `.execute(trx)
  return rows[0]!.minor
}

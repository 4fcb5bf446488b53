import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely'
import { budgetSince, type Budget, type BudgetPeriod } from '../../domain/dispatch/budget.ts'
import type { Dispatch } from '../../domain/dispatch/dispatch.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'

export interface BudgetLimit {
  readonly period: BudgetPeriod
  readonly limit_minor: number
  readonly managed_by: 'console' | 'config'
  /** The brand's own. */
  readonly time_zone: string
}

/**
 * The brand's limits with what other searches have committed of them. The rows stay locked until the transaction ends, so
 * that two searches do not spend the same money.
 */
export async function lockBudgets(
  trx: Transaction<DB>,
  dispatch: Dispatch,
  now: Instant,
): Promise<readonly Budget[]> {
  const limits = await readLimits(trx, dispatch.brandId, sql`for update of l`)
  return await committedOf(trx, dispatch.brandId, limits, now, dispatch)
}

/** The shortest period first. */
export async function readLimits(
  db: Kysely<DB>,
  brandId: string,
  lock: RawBuilder<unknown> = sql``,
): Promise<readonly BudgetLimit[]> {
  const { rows } = await sql<BudgetLimit>`
    select l.period, l.limit_minor, l.managed_by, b.time_zone from budget l join brand b on b.id = l.brand_id
    where l.brand_id = ${brandId}
    order by array_position(array['hour', 'day', 'month', 'conversation'], l.period) ${lock}
  `.execute(db)
  return rows
}

/** How much of each limit is paid or promised; `without`: by other searches than that one, and for its conversation. */
export async function committedOf(
  db: Kysely<DB>,
  brandId: string,
  limits: readonly BudgetLimit[],
  now: Instant,
  without: Pick<Dispatch, 'id' | 'conversationId'> | null,
): Promise<readonly Budget[]> {
  if (limits.length === 0) return []
  const sums = limits.map(({ period, time_zone }) => {
    const since = budgetSince(period, time_zone, now)
    if (since !== null) return sql`select ${committed(brandId, without, later(since))} as minor`
    return without
      ? sql`select ${committed(brandId, without, () => sql`conversation_id = ${without.conversationId}`)} as minor`
      : sql`select 0::bigint as minor`
  })
  const numbered = sums.map((sum, index) => sql`select ${index}::int as n, s.minor from (${sum}) s`)
  const { rows } = await sql<{ n: number; minor: number }>`
    ${sql.join(numbered, sql` union all `)} order by n`.execute(db)
  return limits.map(({ period, limit_minor }, index) => ({
    period,
    limitMinor: limit_minor,
    committedMinor: rows[index]!.minor,
  }))
}

type Concerned = (column: 'offered_at' | 'frozen_at') => RawBuilder<unknown>

function later(since: Instant): Concerned {
  return (column) => sql`${sql.ref(column)} > ${formatInstant(since)}::timestamptz`
}

function committed(
  brandId: string,
  without: Pick<Dispatch, 'id'> | null,
  concerned: Concerned,
): RawBuilder<unknown> {
  return sql`(select coalesce(sum(minor), 0)::bigint from (
      select max((pay ->> 'amount_minor')::bigint) as minor from offer
      where brand_id = ${brandId} and pay is not null and state in ('open', 'claimed')
        ${without ? sql`and dispatch_id <> ${without.id}` : sql``} and ${concerned('offered_at')}
      group by dispatch_id
      union all
      select amount_minor as minor from pay_terms
      where brand_id = ${brandId} and offer_id is null and ${concerned('frozen_at')}) reserved)`
}

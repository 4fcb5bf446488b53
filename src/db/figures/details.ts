import { sql, type Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import type { TurnMetric } from '../../domain/neglect/tally.ts'
import { formatInstant, type Instant, type Millis } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'

/** Turns of a brand that began within a period and were owed an answer; `a` is their account. */
export const owedWithin = (brandId: BrandId, from: Instant, to: Instant) => sql`
  a.brand_id = ${brandId} and a.opened_at >= ${formatInstant(from)}::timestamptz
  and a.opened_at < ${formatInstant(to)}::timestamptz and a.target_ms is not null
  and coalesce(a.outcome, '') not in ('no_reply_needed', 'not_customer', 'merged')`

/** One customer in so many has `customer_sampled`. */
export const SAMPLED = 64

export async function countCustomers(
  trx: Transaction<DB>,
  brandId: BrandId,
  from: Instant,
  to: Instant,
  now: Instant,
  sampled: boolean,
): Promise<{ customers: number; people: number }> {
  const past = sql`${formatInstant(now)}::timestamptz > a.past_at`
  const { rows } = await sql<{ customers: number; people: number }>`
    select count(*)::int as customers, count(*) filter (where neglected)::int as people from (
      select a.customer_id, bool_or(a.neglected or (a.ended_at is null and ${past})) as neglected
      from turn_account a where ${owedWithin(brandId, from, to)} and ${sampled ? sql`a.customer_sampled` : sql`true`} group by a.customer_id
    ) each_once
  `.execute(trx)
  const each = sampled ? SAMPLED : 1
  return { customers: each * rows[0]!.customers, people: each * rows[0]!.people }
}

export async function waitQuantile(
  trx: Transaction<DB>,
  brandId: BrandId,
  from: Instant,
  to: Instant,
  q: number,
  metric: TurnMetric | null,
): Promise<Millis | null> {
  const which =
    metric === null ? sql`true` : metric === 'first_response' ? sql`a.number = 1` : sql`a.number > 1`
  const { rows } = await sql<{ wait_ms: number }>`
    with waits as materialized (
      select floor(extract(epoch from a.ended_at - a.opened_at) * 1000)::bigint as wait_ms from turn_account a
      where ${owedWithin(brandId, from, to)} and a.outcome = 'answered' and ${which}
    )
    select wait_ms from waits order by wait_ms offset (select floor(${q}::float8 * count(*))::bigint from waits) limit 1
  `.execute(trx)
  return rows[0]?.wait_ms ?? null
}

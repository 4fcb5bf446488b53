import { sql, type Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import type { TurnMetric } from '../../domain/neglect/tally.ts'
import type { WaitCount } from '../../domain/neglect/wait-histogram.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'

export async function addWaits(
  trx: Transaction<DB>,
  brandId: BrandId,
  changes: readonly WaitCount[],
): Promise<void> {
  if (changes.length === 0) return
  await sql`
    insert into wait_tally as t (brand_id, quarter_at, metric, bucket, count)
    select ${brandId}::uuid, * from unnest(
      ${changes.map(({ quarterAt }) => formatInstant(quarterAt))}::timestamptz[],
      ${changes.map(({ metric }) => metric)}::text[], ${changes.map(({ bucket }) => bucket)}::smallint[],
      ${changes.map(({ count }) => count)}::bigint[])
    order by 2, 3, 4
    on conflict (brand_id, quarter_at, metric, bucket) do update set count = t.count + excluded.count
  `.execute(trx)
}

/** Summed over all quarters of the period. */
export async function readWaits(
  trx: Transaction<DB>,
  brandId: BrandId,
  from: Instant,
  to: Instant,
): Promise<readonly WaitCount[]> {
  const { rows } = await sql<{ metric: TurnMetric; bucket: number; count: string }>`
    select metric, bucket, sum(count)::text as count from wait_tally
    where brand_id = ${brandId}
      and quarter_at >= ${formatInstant(from)}::timestamptz and quarter_at < ${formatInstant(to)}::timestamptz
    group by metric, bucket having sum(count) <> 0
  `.execute(trx)
  return rows.map(({ metric, bucket, count }) => ({ quarterAt: from, metric, bucket, count: Number(count) }))
}

import { sql, type Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import type { Quarter } from '../../domain/neglect/achieved.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'
import { owedWithin } from './details.ts'

interface QuarterRow {
  readonly at: Date
  readonly turns: number
  readonly neglected: number
  readonly by_cause: Quarter['byCause']
}

/** Turns by the quarter of an hour in which they began, open ones as they stand at `now`. */
export async function readQuarters(
  trx: Transaction<DB>,
  brandId: BrandId,
  from: Instant,
  to: Instant,
  now: Instant,
): Promise<readonly Quarter[]> {
  const past = sql`${formatInstant(now)}::timestamptz > a.past_at`
  const { rows } = await sql<QuarterRow>`
    with counted as (
      select quarter_at as at, cause, sum(turns) as turns, sum(neglected) as neglected from neglect_tally
      where brand_id = ${brandId} and quarter_at >= ${formatInstant(from)} and quarter_at < ${formatInstant(to)}
      group by 1, 2
      union all
      select date_bin('15 minutes', a.opened_at, '2000-01-01T00:00:00Z'), coalesce(case when ${past} then a.cause end, ''),
        count(*), count(*) filter (where ${past})
      from turn_account a where ${owedWithin(brandId, from, to)} and a.ended_at is null group by 1, 2
    )
    select at, sum(turns)::int as turns, sum(neglected)::int as neglected,
      coalesce(jsonb_object_agg(cause, neglected) filter (where cause <> ''), '{}') as by_cause
    from (select at, cause, sum(turns) as turns, sum(neglected)::int as neglected from counted group by 1, 2) each_cause
    group by at order by at
  `.execute(trx)
  return rows.map(({ at, turns, neglected, by_cause: byCause }) => ({
    quarterAt: at.getTime(),
    turns,
    neglected,
    byCause,
  }))
}

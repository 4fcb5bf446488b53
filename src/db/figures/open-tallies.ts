import { sql, type Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import type { Cause } from '../../domain/neglect/cause.ts'
import type { Tally, TurnMetric } from '../../domain/neglect/tally.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'
import { owedWithin } from './details.ts'

interface OpenRow {
  readonly channel_id: string
  readonly metric: TurnMetric
  readonly language: string
  readonly local_hour: number
  readonly cause: Cause | null
  readonly turns: number
  readonly neglected: number
  readonly late_on_calendar: number
  readonly twice: number
  readonly four_times: number
  readonly past: string
}

/** The tallies of turns that are still open, as `tallyOf` makes them, summed where they lie: there may be very many. */
export async function readOpenTallies(
  trx: Transaction<DB>,
  brandId: BrandId,
  from: Instant,
  to: Instant,
  now: Instant,
): Promise<readonly Tally[]> {
  const at = sql`${formatInstant(now)}::timestamptz`
  const isPast = sql`${at} > a.past_at`
  const longer = (times: number) =>
    sql`${at} > a.opened_at + ${times} * a.target_ms * interval '1 millisecond'`
  const { rows } = await sql<OpenRow>`
    select a.channel_id, case when a.number = 1 then 'first_response' else 'next_response' end as metric,
      coalesce(a.language, '') as language, a.local_hour, case when ${isPast} then a.cause end as cause,
      count(*)::int as turns, count(*) filter (where ${isPast})::int as neglected,
      count(*) filter (where ${at} > a.due_at)::int as late_on_calendar,
      count(*) filter (where ${longer(2)})::int as twice, count(*) filter (where ${longer(4)})::int as four_times,
      coalesce(sum(floor(extract(epoch from ${at} - a.past_at) * 1000)) filter (where ${isPast}), 0)::text as past
    from turn_account a
    where ${owedWithin(brandId, from, to)} and a.ended_at is null
    group by 1, 2, 3, 4, 5
  `.execute(trx)
  return rows.map((row) => ({
    quarterAt: from,
    channelId: row.channel_id,
    metric: row.metric,
    language: row.language,
    localHour: row.local_hour,
    cause: row.cause,
    turns: row.turns,
    answered: 0,
    answeredLate: 0,
    unanswered: row.turns,
    neglected: row.neglected,
    neverAnswered: row.neglected,
    hidden: 0,
    neglectedOnCalendar: row.late_on_calendar,
    pastOnce: row.neglected,
    pastTwice: row.twice,
    pastFourTimes: row.four_times,
    past: Number(row.past),
  }))
}

import { sql, type Transaction } from 'kysely'
import type { AlarmFacts } from '../../domain/alarm/detect-alarms.ts'
import type { BrandId } from '../../domain/ids.ts'
import { share, type Shares } from '../../domain/neglect/breakdowns.ts'
import { DAY, formatInstant, MINUTE, type Instant, type Millis } from '../../domain/time/instant.ts'
import { owedWithin } from '../figures/details.ts'
import type { DB } from '../schema.ts'

const WEEKS = 4
const QUARTER = 15 * MINUTE

/** What alarms are raised from: the sums for the index, accounts of some hours for the regions, the log for the lines. */
export async function readAlarmFacts(
  trx: Transaction<DB>,
  brandId: BrandId,
  now: Instant,
  lately: Millis,
): Promise<AlarmFacts> {
  // Sums know quarters of an hour.
  const began = Math.floor((now - lately) / QUARTER) * QUARTER
  return {
    lately: await sharesWithin(trx, brandId, began, now + QUARTER, now),
    week: await sharesWithin(trx, brandId, began - 7 * DAY, began, now),
    regions: await regionsOf(trx, brandId, now - lately, now),
    lines: await linesOf(trx, brandId),
  }
}

async function sharesWithin(
  trx: Transaction<DB>,
  brandId: BrandId,
  from: Instant,
  to: Instant,
  now: Instant,
): Promise<Shares> {
  const { rows } = await sql<{ turns: number; neglected: number }>`
    select coalesce(sum(turns), 0)::bigint as turns, coalesce(sum(neglected), 0)::bigint as neglected from (
      select turns, neglected from neglect_tally
      where brand_id = ${brandId} and quarter_at >= ${formatInstant(from)} and quarter_at < ${formatInstant(to)}
      union all
      select count(*), count(*) filter (where a.past_at < ${formatInstant(now)}) from turn_account a
      where ${owedWithin(brandId, from, to)} and a.ended_at is null
    ) summed
  `.execute(trx)
  const { turns, neglected } = rows[0]!
  return { index: share(neglected, turns), turns, neglected }
}

/** The same hours of the weeks before, by the clock of the world: a change of summer time moves them by an hour. */
async function regionsOf(
  trx: Transaction<DB>,
  brandId: BrandId,
  from: Instant,
  now: Instant,
): Promise<AlarmFacts['regions']> {
  const counts = new Map<string, number[]>()
  for (let week = 0; week <= WEEKS; week += 1) {
    const [since, until] = [from - week * 7 * DAY, now - week * 7 * DAY]
    const { rows } = await sql<{ time_zone: string; turns: number }>`
      select a.time_zone, count(*)::int as turns from turn_account a
      where a.brand_id = ${brandId} and a.opened_at >= ${formatInstant(since)} and a.opened_at < ${formatInstant(until)}
      group by a.time_zone
    `.execute(trx)
    for (const { time_zone, turns } of rows) {
      const ofZone = counts.get(time_zone) ?? new Array<number>(WEEKS + 1).fill(0)
      ofZone[week] = turns
      counts.set(time_zone, ofZone)
    }
  }
  return [...counts].map(([zone, [latest = 0, ...before]]) => ({
    zone,
    lately: latest,
    usual: before.reduce((sum, turns) => sum + turns, 0) / WEEKS,
  }))
}

/** As a channel's line was last reported; since when tells the log, where a failure that goes on is written once. */
async function linesOf(trx: Transaction<DB>, brandId: BrandId): Promise<AlarmFacts['lines']> {
  const { rows } = await sql<{ id: string; name: string; failing_since: Date | null }>`
    select ch.id, ch.name, case when last.health = 'failing' then last.occurred_at end as failing_since
    from channel ch
    left join lateral (
      select e.payload ->> 'health' as health, e.occurred_at from event e
      where e.brand_id = ch.brand_id and e.subject = ch.id and e.type = 'channel.changed' and e.payload ? 'health'
      order by e.id desc limit 1) last on true
    where ch.brand_id = ${brandId} and ch.removed_at is null
  `.execute(trx)
  return rows.map(({ id, name, failing_since }) => ({
    channelId: id,
    channelName: name,
    failingSince: failing_since?.getTime() ?? null,
  }))
}

import { periodAround } from '../../src/domain/digest/digest-period.ts'
import { loadDigest } from '../../src/workflows/digests/load-digest.ts'
import type { IngestHouse } from '../ingest/ingest-house.ts'
import type { Row } from '../timers/row.ts'
import { middleOf } from './median.ts'

const MONDAY = Date.parse('2026-11-02T00:00:00Z')

/** Reading and composing the digest of a week of so many messages, two to a turn, one turn in eight of them neglected. */
export async function measureWeek(house: IngestHouse, messages: number, repeats: number): Promise<Row> {
  const { deps, channel, database } = house
  await fill(house, messages / 2)
  const times: number[] = []
  let turns = 0
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const begin = performance.now()
    const period = periodAround('weekly', 'UTC', MONDAY)
    const digest = await deps.store.transaction((tx) => loadDigest(tx, channel.brandId, period))
    times.push(performance.now() - begin)
    turns = digest.figures.turns
  }
  if (turns !== messages / 2) throw new Error(`${turns} turns were read of ${messages / 2}`)
  await database.pool.query('select 1')
  return { workload: 'weekly-digest', engine: 'sundial', messages, ...middleOf(times), note: 'limit 2000 ms' }
}

/** Turns as the rollups keep them, written by the database itself: recording millions of messages would take hours. */
async function fill({ database: { pool }, channel }: IngestHouse, turns: number): Promise<void> {
  await pool.query(
    `insert into turn_account (brand_id, turn_id, conversation_id, customer_id, channel_id, language, time_zone, number, opened_at,
       ended_at, outcome, target_ms, due_at, past_at, neglected, cause, local_hour)
     select $1, md5('t' || n)::uuid, md5('c' || n)::uuid, md5('p' || n / 2)::uuid, $2, (array['en', 'de', 'ar'])[1 + n % 3], 'UTC', 1 + n % 2,
       opened, opened + wait * interval '1 second', 'answered', 900000, opened + interval '900 seconds',
       opened + interval '900 seconds', wait > 900, case when wait > 900 then 'no_coverage' end,
       (extract(isodow from opened)::int - 1) * 24 + extract(hour from opened)::int
     from (select n, $3::timestamptz + (n * 7919::bigint % 604800000) * interval '1 millisecond' as opened,
       case when n % 8 = 0 then 900 + n % 7200 else 1 + n % 900 end as wait from generate_series(1, $4::int) n) made`,
    [channel.brandId, channel.id, new Date(MONDAY), turns],
  )
  await pool.query(
    `insert into neglect_tally
     select brand_id, date_bin('15 minutes', opened_at, '2000-01-01'), channel_id,
       case when number = 1 then 'first_response' else 'next_response' end, language, local_hour, coalesce(cause, ''), count(*), count(*),
       count(*) filter (where neglected), 0, count(*) filter (where neglected), 0, 0, count(*) filter (where neglected),
       count(*) filter (where neglected), 0, 0, coalesce(sum(extract(epoch from ended_at - past_at) * 1000) filter (where neglected), 0)
     from turn_account group by 1, 2, 3, 4, 5, 6, 7`,
  )
  await pool.query(
    `insert into wait_tally
     select brand_id, date_bin('15 minutes', opened_at, '2000-01-01'), case when number = 1 then 'first_response' else 'next_response' end,
       1 + floor(ln(greatest(1, extract(epoch from ended_at - opened_at))) / ln(1.05)), count(*)
     from turn_account group by 1, 2, 3, 4`,
  )
  await pool.query('vacuum analyze turn_account, neglect_tally, wait_tally')
}

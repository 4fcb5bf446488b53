import { sql, type RawBuilder, type Transaction } from 'kysely'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import { defaultSettings } from '../../domain/dispatch/settings.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { UsualTime } from '../../domain/pay/usual-time.ts'
import { DAY, formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'

const LOOKED_AT = 28 * DAY
/** Fewer answers prove nothing: until then the usual time counts. */
const ENOUGH = 20

/** Measures, by brand and kind of channel, median and 80 % quantile from claim to reply of the last 28 days. */
export async function recountLeadTimes(trx: Transaction<DB>, now: Instant): Promise<void> {
  await sql`
    with counted as (
      select brand_id, channel_kind, count(*)::int as answers,
        percentile_cont(array[0.5, 0.8]) within group (order by extract(epoch from ended_at - claimed_at)) as seconds
      from claim where state = 'answered' and claimed_at > ${formatInstant(now - LOOKED_AT)}::timestamptz
      group by 1, 2 having count(*) >= ${ENOUGH}),
    too_few as (
      delete from lead_time l where not exists
        (select from counted c where c.brand_id = l.brand_id and c.channel_kind = l.channel_kind))
    insert into lead_time as l (brand_id, channel_kind, p50_ms, p80_ms, answers, counted_at)
    select brand_id, channel_kind, (seconds[1] * 1000)::bigint, (seconds[2] * 1000)::bigint, answers,
      ${formatInstant(now)}::timestamptz
    from counted
    on conflict (brand_id, channel_kind) do update
      set p50_ms = excluded.p50_ms, p80_ms = excluded.p80_ms, answers = excluded.answers, counted_at = excluded.counted_at
      where (l.p50_ms, l.p80_ms, l.answers) is distinct from (excluded.p50_ms, excluded.p80_ms, excluded.answers)
  `.execute(trx)
}

/** See `PayStore.usualTime`. */
export async function usualTime(
  trx: Transaction<DB>,
  brandId: BrandId,
  kind: ChannelKind,
): Promise<UsualTime | null> {
  const row = await trx
    .selectFrom('lead_time')
    .select(['p50_ms', 'answers'])
    .where('brand_id', '=', brandId)
    .where('channel_kind', '=', kind)
    .executeTakeFirst()
  return row?.p50_ms == null || row.answers === null ? null : { median: row.p50_ms, answers: row.answers }
}

/** Milliseconds from claim to reply on the channel `ch`: as the lead set it, else as measured, else as usual. */
export const leadTimeOf: RawBuilder<number> = sql`coalesce(
  (ch.settings ->> 'lead_seconds')::float * 1000,
  (select l.p80_ms from lead_time l where l.brand_id = ch.brand_id and l.channel_kind = ch.kind),
  (${JSON.stringify(defaultSettings.leadTime)}::jsonb ->> ch.kind)::bigint)`

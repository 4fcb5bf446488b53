import { sql, type RawBuilder, type Transaction } from 'kysely'
import { defaultSettings } from '../../domain/dispatch/settings.ts'
import { DAY, formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'

const LOOKED_AT = 28 * DAY
/** Fewer answers prove nothing: until then the usual time counts. */
const ENOUGH = 20

/** Measures, by brand and kind of channel, the 80 % quantile from claim to reply of the last 28 days. */
export async function recountLeadTimes(trx: Transaction<DB>, now: Instant): Promise<void> {
  await sql`
    insert into lead_time as l (brand_id, channel_kind, p80_ms, counted_at)
    select brand_id, channel_kind,
      (percentile_cont(0.8) within group (order by extract(epoch from ended_at - claimed_at)) * 1000)::bigint,
      ${formatInstant(now)}::timestamptz
    from claim where state = 'answered' and claimed_at > ${formatInstant(now - LOOKED_AT)}::timestamptz
    group by 1, 2 having count(*) >= ${ENOUGH}
    on conflict (brand_id, channel_kind) do update set p80_ms = excluded.p80_ms, counted_at = excluded.counted_at
      where l.p80_ms is distinct from excluded.p80_ms
  `.execute(trx)
}

/** Milliseconds from claim to reply on the channel `ch`: as the lead set it, else as measured, else as usual. */
export const leadTimeOf: RawBuilder<number> = sql`coalesce(
  (ch.settings ->> 'lead_seconds')::float * 1000,
  (select l.p80_ms from lead_time l where l.brand_id = ch.brand_id and l.channel_kind = ch.kind),
  (${JSON.stringify(defaultSettings.leadTime)}::jsonb ->> ch.kind)::bigint)`

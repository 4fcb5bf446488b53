import { sql, type Transaction } from 'kysely'
import { defaultSettings } from '../../domain/dispatch/settings.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'

/** Counts everybody's presence and work of the last 28 days anew. Only those that changed are written. */
export async function recountFairness(trx: Transaction<DB>, now: Instant): Promise<void> {
  const since = sql`${formatInstant(now - defaultSettings.fairnessWindow)}::timestamptz`
  await sql`
    insert into fairness as f (person_id, presence_ms, work, counted_at)
    select p.id, coalesce(pr.ms, 0), coalesce(c.credit, 0), ${formatInstant(now)}::timestamptz
    from person p
    left join (
      select person_id, sum(present_ms)::bigint as ms from presence
      where day >= (${since} at time zone 'UTC')::date group by 1) pr on pr.person_id = p.id
    left join (
      select person_id, sum(coalesce(credit, 1))::real as credit from claim
      where claimed_at > ${since} group by 1) c on c.person_id = p.id
    where p.removed_at is null
    on conflict (person_id) do update
      set presence_ms = excluded.presence_ms, work = excluded.work, counted_at = excluded.counted_at
      where (f.presence_ms, f.work) is distinct from (excluded.presence_ms, excluded.work)
  `.execute(trx)
}

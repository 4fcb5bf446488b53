import { sql, type Kysely } from 'kysely'
import type { SubscriptionRow } from '../read/subscriptions.ts'
import type { DB } from '../schema.ts'

/** Subscribing again for the same period changes when, where and in which language it comes. */
export async function subscribe(db: Kysely<DB>, row: SubscriptionRow): Promise<SubscriptionRow> {
  const { id, brand_id, person_id, period, at_local_minute, time_zone, language, via } = row
  const { rows } = await sql<SubscriptionRow>`
    insert into digest_subscription (brand_id, id, person_id, period, at_local_minute, time_zone, language, via)
    values (${brand_id}, ${id}, ${person_id}, ${period}, ${at_local_minute}, ${time_zone}, ${language}, ${via})
    on conflict (brand_id, person_id, period) where ended_at is null
    do update set at_local_minute = excluded.at_local_minute, time_zone = excluded.time_zone, language = excluded.language,
      via = excluded.via
    returning id, brand_id, person_id, period, at_local_minute, time_zone, language, via
  `.execute(db)
  return rows[0]!
}

/** True when there was such a subscription of this person's, ended now or before. */
export async function endSubscription(db: Kysely<DB>, personId: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    update digest_subscription set ended_at = coalesce(ended_at, date_trunc('milliseconds', statement_timestamp()))
    where id = ${id} and person_id = ${personId} returning id
  `.execute(db)
  return rows.length > 0
}

import { sql, type Kysely } from 'kysely'
import type { AlarmSubscriptionRow } from '../read/alarms.ts'
import type { DB } from '../schema.ts'

/** What somebody wants to hear of, and how; no cause at all ends it. */
export async function setAlarmSubscription(
  db: Kysely<DB>,
  { id, brandId, personId }: { readonly id: string; readonly brandId: string; readonly personId: string },
  { causes, via, language, time_zone }: AlarmSubscriptionRow,
): Promise<void> {
  await sql`
    insert into alarm_subscription (brand_id, id, person_id, causes, via, language, time_zone)
    values (${brandId}, ${id}, ${personId}, ${causes}, ${via}, ${language}, ${time_zone})
    on conflict (brand_id, person_id) do update
      set causes = excluded.causes, via = excluded.via, language = excluded.language, time_zone = excluded.time_zone
  `.execute(db)
}

import { sql, type Transaction } from 'kysely'
import { pickDigestLanguage } from '../../domain/digest/languages.ts'
import type { DB } from '../schema.ts'

/** Leads get alarms from the first day; whoever wants none keeps a subscription to nothing. */
export async function subscribeLeads(trx: Transaction<DB>, newId: () => string): Promise<void> {
  const { rows } = await sql<{
    brand_id: string
    person_id: string
    time_zone: string
    languages: readonly string[]
  }>`
    select m.brand_id, m.person_id, p.time_zone, p.languages
    from membership m join person p on p.id = m.person_id and p.removed_at is null
    where m.role = 'lead'
      and not exists (select from alarm_subscription s where s.brand_id = m.brand_id and s.person_id = m.person_id)
  `.execute(trx)
  for (const { brand_id, person_id, time_zone, languages } of rows)
    await sql`
      insert into alarm_subscription (brand_id, id, person_id, language, time_zone)
      values (${brand_id}, ${newId()}, ${person_id}, ${pickDigestLanguage(languages)}, ${time_zone})
      on conflict (brand_id, person_id) do nothing
    `.execute(trx)
}

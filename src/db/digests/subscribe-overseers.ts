import { sql, type Transaction } from 'kysely'
import { pickDigestLanguage } from '../../domain/digest/languages.ts'
import type { DB } from '../schema.ts'

interface NewcomerRow {
  readonly brand_id: string
  readonly person_id: string
  readonly period: string
  readonly time_zone: string
  readonly languages: readonly string[]
}

/** Leads and executives get what the brand's settings name, once: who ends a subscription is left alone. */
export async function subscribeOverseers(trx: Transaction<DB>, newId: () => string): Promise<void> {
  const { rows } = await sql<NewcomerRow>`
    select distinct m.brand_id, m.person_id, period, p.time_zone, p.languages
    from membership m
    join brand b on b.id = m.brand_id
    join person p on p.id = m.person_id and p.removed_at is null
    cross join jsonb_array_elements_text(coalesce(b.settings -> 'digests', '["weekly"]')) as period
    where m.role in ('lead', 'executive') and period in ('daily', 'weekly', 'monthly')
      and not exists (select from digest_subscription s
        where s.brand_id = m.brand_id and s.person_id = m.person_id and s.period = period)
  `.execute(trx)
  for (const { brand_id, person_id, period, time_zone, languages } of rows)
    await sql`
      insert into digest_subscription (brand_id, id, person_id, period, time_zone, language)
      values (${brand_id}, ${newId()}, ${person_id}, ${period}, ${time_zone}, ${pickDigestLanguage(languages)})
      on conflict do nothing
    `.execute(trx)
}

import { sql, type Kysely } from 'kysely'
import { audit, type By } from '../changes/audit.ts'
import type { DB } from '../schema.ts'

/**
 * Gives every published policy the hours that its calendars have now. One that was published with other hours gets a new version, so that
 * running clocks keep theirs; a draft above it is written again, so that it stays the newest.
 */
export async function freezeCalendars(db: Kysely<DB>, by: By, brandId: string): Promise<void> {
  const hours = sql`
    select p.brand_id, p.id as policy_id, p.published_version as version, v.definition, v.calendars,
      (select coalesce(jsonb_object_agg(c.slug, c.definition), '{}') from calendar c
        where c.brand_id = p.brand_id
          and c.slug in (select t ->> 'calendar' from jsonb_array_elements(v.definition -> 'targets') t)) as now
    from policy p
    join policy_version v on v.brand_id = p.brand_id and v.policy_id = p.id and v.version = p.published_version
    where p.brand_id = ${brandId} and p.removed_at is null`
  await sql`
    update policy_version v set calendars = h.now from (${hours}) h
    where v.brand_id = h.brand_id and v.policy_id = h.policy_id and v.version = h.version and h.calendars is null
  `.execute(db)
  const { rows } = await sql<{ policy_id: string; before: number; version: number; now: unknown }>`
    with hours as (${hours}),
    newest as (
      select v.policy_id, max(v.version) as version from policy_version v where v.brand_id = ${brandId} group by v.policy_id
    ),
    moved as (
      insert into policy_version (brand_id, policy_id, version, definition, calendars, created_by, published_at)
      select h.brand_id, h.policy_id, n.version + 1, h.definition, h.now, ${by.personId},
        date_trunc('milliseconds', statement_timestamp())
      from hours h join newest n using (policy_id)
      where h.calendars is distinct from h.now and h.calendars is not null
      returning policy_id, version, calendars
    ),
    redrafted as (
      insert into policy_version (brand_id, policy_id, version, definition, created_by, created_at)
      select d.brand_id, d.policy_id, m.version + 1, d.definition, d.created_by, d.created_at
      from moved m join hours h using (policy_id)
      join policy_version d on d.brand_id = ${brandId} and d.policy_id = m.policy_id and d.version = m.version - 1
      where d.version > h.version
    )
    update policy p set published_version = m.version from moved m join hours h using (policy_id)
    where p.brand_id = ${brandId} and p.id = m.policy_id
    returning m.policy_id, h.version as before, m.version, m.calendars as now
  `.execute(db)
  for (const { policy_id, before, version, now } of rows)
    await audit(db, by, {
      brandId,
      action: 'policy.hours',
      subject: policy_id,
      before: { version: before },
      after: { version, calendars: now },
    })
}

import { sql, type Transaction } from 'kysely'
import type { BrandDefinition, PersonDefinition } from '../../workflows/setup/brand-definition.ts'
import { settingsInUse } from '../changes/brand-setting.ts'
import { importBudgets } from '../changes/budgets.ts'
import type { DB } from '../schema.ts'
import { freezeCalendars } from './freeze-calendars.ts'
import { importPolicies } from './import-policies.ts'

export type ManagedBy = 'console' | 'config'

/** Upserts by slug, parents first. A definition that says what the database says changes nothing. */
export async function importBrand(
  trx: Transaction<DB>,
  brand: BrandDefinition,
  managedBy: ManagedBy,
  newId: () => string,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    insert into brand as b (id, slug, name, time_zone, settings)
    values (${newId()}, ${brand.slug}, ${brand.name}, ${brand.time_zone}, ${JSON.stringify(brand.settings)})
    on conflict (slug) do update set name = excluded.name, time_zone = excluded.time_zone,
      settings = coalesce((select jsonb_object_agg(key, value) from jsonb_each(b.settings)
        where key = any (${[...settingsInUse]}::text[])), '{}') || excluded.settings
    returning id
  `.execute(trx)
  const brandId = rows[0]!.id
  await importBudgets(trx, brandId, brand.budgets ?? {}, managedBy)
  for (const person of brand.people) await importPerson(trx, brandId, person, newId)
  await importChannels(trx, brandId, brand, newId)
  for (const { slug, name, definition } of brand.calendars)
    await sql`
      insert into calendar as c (brand_id, id, slug, name, definition, managed_by)
      values (${brandId}, ${newId()}, ${slug}, ${name}, ${JSON.stringify(definition)}, ${managedBy})
      on conflict (brand_id, slug) do update
        set name = excluded.name, definition = excluded.definition, managed_by = excluded.managed_by,
          version = c.version + 1
        where (c.definition, c.name, c.managed_by) is distinct from (excluded.definition, excluded.name, excluded.managed_by)
    `.execute(trx)
  await importPolicies(trx, brandId, brand.policies, managedBy, newId)
  await freezeCalendars(trx, { personId: null, newId }, brandId)
  for (const { slug, name, audience, schedule } of brand.rosters)
    await sql`
      insert into roster as r (brand_id, id, slug, name, audience, schedule, managed_by)
      values (${brandId}, ${newId()}, ${slug}, ${name}, ${audience}, ${JSON.stringify(schedule)}, ${managedBy})
      on conflict (brand_id, slug) do update
        set name = excluded.name, audience = excluded.audience, schedule = excluded.schedule,
          managed_by = excluded.managed_by, version = r.version + 1, removed_at = null
        where (r.schedule, r.name, r.audience) is distinct from (excluded.schedule, excluded.name, excluded.audience)
    `.execute(trx)
}

async function importPerson(
  trx: Transaction<DB>,
  brandId: string,
  person: PersonDefinition,
  newId: () => string,
): Promise<void> {
  const hours = person.sleep ? { sleep: person.sleep } : {}
  const { rows } = await sql<{ id: string }>`
    insert into person (id, slug, name, email, kind, time_zone, languages, skills, channel_kinds, hours, capacity, slack_user_id)
    values (${newId()}, ${person.slug}, ${person.name}, ${person.email}, ${person.kind}, ${person.time_zone},
      ${person.languages}, ${person.skills}, ${person.channel_kinds}, ${JSON.stringify(hours)},
      ${JSON.stringify(person.capacity)}, ${person.slack_user_id ?? null})
    on conflict (slug) do update set name = excluded.name, email = excluded.email, kind = excluded.kind,
      time_zone = excluded.time_zone, languages = excluded.languages, skills = excluded.skills,
      channel_kinds = excluded.channel_kinds, capacity = excluded.capacity
    returning id
  `.execute(trx)
  await sql`
    insert into membership (brand_id, person_id, role)
    select ${brandId}, ${rows[0]!.id}, role from unnest(${person.roles}::text[]) as role
    on conflict do nothing
  `.execute(trx)
}

async function importChannels(
  trx: Transaction<DB>,
  brandId: string,
  brand: BrandDefinition,
  newId: () => string,
): Promise<void> {
  for (const channel of brand.channels)
    await sql`
      insert into channel as c (brand_id, id, slug, name, kind, adapter, mode, address, settings)
      values (${brandId}, ${newId()}, ${channel.slug}, ${channel.name}, ${channel.kind}, ${channel.adapter},
        ${channel.mode}, ${channel.address ?? null}, ${JSON.stringify(channel.settings)})
      on conflict (slug) do update set name = excluded.name, address = excluded.address, settings = excluded.settings
        where c.brand_id = excluded.brand_id
    `.execute(trx)
}

import { sql, type Transaction } from 'kysely'
import type { BrandDefinition } from '../../workflows/setup/brand-definition.ts'
import type { DB } from '../schema.ts'
import type { ManagedBy } from './import-brand.ts'

/** Publishes a new version of each policy that differs from its published one; running clocks keep theirs. */
export async function importPolicies(
  trx: Transaction<DB>,
  brandId: string,
  policies: BrandDefinition['policies'],
  managedBy: ManagedBy,
  newId: () => string,
): Promise<void> {
  for (const [position, { slug, name, ...written }] of policies.entries()) {
    const definition = JSON.stringify(written)
    await sql`
      with kept as (
        insert into policy (brand_id, id, slug, name, position, managed_by)
        values (${brandId}, ${newId()}, ${slug}, ${name}, ${position}, ${managedBy})
        on conflict (brand_id, slug) do update
          set name = excluded.name, position = excluded.position, managed_by = excluded.managed_by, removed_at = null
        returning brand_id, id, published_version
      )
      insert into policy_version (brand_id, policy_id, version, definition, published_at)
      select k.brand_id, k.id,
        1 + coalesce((select max(version) from policy_version v where v.brand_id = k.brand_id and v.policy_id = k.id), 0),
        ${definition}::jsonb, now()
      from kept k
      left join policy_version now_published
        on now_published.brand_id = k.brand_id and now_published.policy_id = k.id
        and now_published.version = k.published_version
      where now_published.definition is distinct from ${definition}::jsonb
    `.execute(trx)
    await sql`
      update policy p set published_version = (
        select max(version) from policy_version v
        where v.brand_id = p.brand_id and v.policy_id = p.id and v.published_at is not null
      )
      where p.brand_id = ${brandId} and p.slug = ${slug}
    `.execute(trx)
  }
}

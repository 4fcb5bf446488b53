import { sql, type Kysely } from 'kysely'
import type { PolicyRow } from '../read/policies.ts'
import type { DB } from '../schema.ts'
import { freezeCalendars } from '../setup/freeze-calendars.ts'
import { audit, type By } from './audit.ts'

/** A new policy stands last and is a draft until it is published. */
export async function addPolicy(
  db: Kysely<DB>,
  by: By,
  policy: Pick<PolicyRow, 'id' | 'brand_id' | 'slug' | 'name'> & { readonly definition: unknown },
): Promise<void> {
  const { id, brand_id, slug, name, definition } = policy
  await db.transaction().execute(async (trx) => {
    await sql`
      insert into policy (brand_id, id, slug, name, position)
      select ${brand_id}, ${id}, ${slug}, ${name}, coalesce(max(position), 0) + 1 from policy where brand_id = ${brand_id}
    `.execute(trx)
    await addVersion(trx, by, brand_id, id, definition)
    await audit(trx, by, { brandId: brand_id, action: 'policy.create', subject: id, after: policy })
  })
}

/** A changed definition becomes a draft; name and place count at once. */
export async function changePolicy(
  db: Kysely<DB>,
  by: By,
  before: PolicyRow,
  change: {
    readonly name?: string | undefined
    readonly position?: number | undefined
    readonly definition?: unknown
  },
): Promise<void> {
  const { brand_id, id } = before
  await db.transaction().execute(async (trx) => {
    await sql`
      update policy set name = coalesce(${change.name ?? null}, name), position = coalesce(${change.position ?? null}, position)
      where brand_id = ${brand_id} and id = ${id} and managed_by = 'console'
    `.execute(trx)
    if (change.definition !== undefined) await addVersion(trx, by, brand_id, id, change.definition)
    await audit(trx, by, { brandId: brand_id, action: 'policy.change', subject: id, before, after: change })
  })
}

/** Clocks armed from now on follow the draft; those that run keep the version they began with. */
export async function publishPolicy(
  db: Kysely<DB>,
  by: By,
  before: PolicyRow,
  version: number,
): Promise<void> {
  const { brand_id, id } = before
  await db.transaction().execute(async (trx) => {
    await sql`
      update policy_version set published_at = date_trunc('milliseconds', statement_timestamp())
      where brand_id = ${brand_id} and policy_id = ${id} and version = ${version}
    `.execute(trx)
    await sql`
      update policy set published_version = ${version}
      where brand_id = ${brand_id} and id = ${id} and coalesce(published_version, 0) < ${version}
    `.execute(trx)
    await audit(trx, by, {
      brandId: brand_id,
      action: 'policy.publish',
      subject: id,
      before: { version: before.published?.version ?? null },
      after: { version },
    })
    await freezeCalendars(trx, by, brand_id)
  })
}

/** What was drafted since the published version is thrown away. Answers whether there was anything. */
export async function discardDraft(db: Kysely<DB>, by: By, before: PolicyRow): Promise<boolean> {
  const { brand_id, id } = before
  return db.transaction().execute(async (trx) => {
    const { numAffectedRows } = await sql`
      delete from policy_version v using policy p
      where p.brand_id = ${brand_id} and p.id = ${id} and v.brand_id = p.brand_id and v.policy_id = p.id
        and v.version > coalesce(p.published_version, 0) and v.published_at is null
    `.execute(trx)
    if (!numAffectedRows) return false
    await audit(trx, by, { brandId: brand_id, action: 'policy.discard', subject: id, before: before.draft })
    return true
  })
}

/** Nothing new is promised by it; clocks that run keep what they have. Its slug is free again. */
export async function removePolicy(db: Kysely<DB>, by: By, before: PolicyRow): Promise<void> {
  const { brand_id, id } = before
  await db.transaction().execute(async (trx) => {
    await sql`
      update policy set removed_at = statement_timestamp(), slug = slug || '~' || id
      where brand_id = ${brand_id} and id = ${id} and managed_by = 'console' and removed_at is null
    `.execute(trx)
    await audit(trx, by, { brandId: brand_id, action: 'policy.remove', subject: id, before })
  })
}

async function addVersion(
  trx: Kysely<DB>,
  by: By,
  brandId: string,
  policyId: string,
  definition: unknown,
): Promise<void> {
  await sql`
    insert into policy_version (brand_id, policy_id, version, definition, created_by)
    select ${brandId}, ${policyId}, coalesce(max(version), 0) + 1, ${JSON.stringify(definition)}::jsonb, ${by.personId}
    from policy_version where brand_id = ${brandId} and policy_id = ${policyId}
  `.execute(trx)
}

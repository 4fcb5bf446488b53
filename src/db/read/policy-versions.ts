import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'

export interface PolicyVersionRow {
  readonly version: number
  readonly definition: Readonly<Record<string, unknown>>
  /** The hours with which it was published; null for one that never was. */
  readonly calendars: Readonly<Record<string, unknown>> | null
  readonly created_at: Date
  readonly published_at: Date | null
  readonly created_by: string | null
  readonly author: string | null
  /** Clocks that run on it now. */
  readonly clocks: number
}

/** Newest first. */
export async function readPolicyVersions(
  db: Kysely<DB>,
  brandId: string,
  policyId: string,
  after: number | null,
  limit: number,
): Promise<readonly PolicyVersionRow[]> {
  const { rows } = await sql<PolicyVersionRow>`
    select v.version, v.definition, v.calendars, v.created_at, v.published_at, v.created_by, p.name as author,
      coalesce(c.clocks, 0)::int as clocks
    from policy_version v
    left join person p on p.id = v.created_by
    left join (
      select policy_version as version, count(*) as clocks from timer
      where brand_id = ${brandId} and policy_id = ${policyId} and kind = 'clock' group by 1) c using (version)
    where v.brand_id = ${brandId} and v.policy_id = ${policyId} and ${after === null ? sql`true` : sql`v.version < ${after}`}
    order by v.version desc limit ${limit}
  `.execute(db)
  return rows
}

export async function readPolicyVersion(
  db: Kysely<DB>,
  brandId: string,
  policyId: string,
  version: number,
): Promise<Pick<PolicyVersionRow, 'version' | 'definition' | 'calendars'> | null> {
  const { rows } = await sql<Pick<PolicyVersionRow, 'version' | 'definition' | 'calendars'>>`
    select version, definition, calendars from policy_version
    where brand_id = ${brandId} and policy_id = ${policyId} and version = ${version}
  `.execute(db)
  return rows[0] ?? null
}

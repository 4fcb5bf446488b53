import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'
import { inBrands } from './visible.ts'

export interface PolicyRow {
  readonly id: string
  readonly brand_id: string
  readonly slug: string
  readonly name: string
  readonly position: number
  readonly managed_by: 'console' | 'config'
  readonly published: PolicyVersionJson | null
  readonly draft: PolicyVersionJson | null
}

export interface PolicyVersionJson {
  readonly version: number
  readonly definition: Readonly<Record<string, unknown>>
  readonly created_at: string
  readonly published_at: string | null
}

/** In the order in which they are tried. A draft is what is newer than the published version. */
export async function readPolicies(
  db: Kysely<DB>,
  brandIds: readonly string[],
  after: readonly [number, string] | null,
  limit: number,
  id: string | null = null,
): Promise<readonly PolicyRow[]> {
  const version = sql`json_build_object('version', v.version, 'definition', v.definition,
    'created_at', v.created_at, 'published_at', v.published_at)`
  const of = sql`policy_version v where v.brand_id = p.brand_id and v.policy_id = p.id`
  const { rows } = await sql<PolicyRow>`
    select p.id, p.brand_id, p.slug, p.name, p.position, p.managed_by,
      (select ${version} from ${of} and v.version = p.published_version) as published,
      (select ${version} from ${of} and v.version > coalesce(p.published_version, 0) order by v.version desc limit 1) as draft
    from policy p
    where ${inBrands(sql`p.brand_id`, brandIds)} and p.removed_at is null and ${id ? sql`p.id = ${id}` : sql`true`}
      and ${after ? sql`(p.position, p.id) > (${after[0]}::int, ${after[1]}::uuid)` : sql`true`}
    order by p.position, p.id limit ${limit}
  `.execute(db)
  return rows
}

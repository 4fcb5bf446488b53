import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { DB } from '../schema.ts'
import { inBrands } from './visible.ts'

export interface AuditRow {
  readonly id: string
  /** Null: of a person, in whatever brand. */
  readonly brand_id: string | null
  readonly action: string
  readonly subject: string
  readonly person_id: string | null
  readonly person_name: string | null
  readonly before: unknown
  readonly after: unknown
  readonly at: Date
}

export interface AuditFilter {
  readonly subject?: string | undefined
  /** `policy.` finds every action on policies. */
  readonly action?: string | undefined
  readonly person?: string | undefined
  /** ISO 8601. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Whose changes are read. */
export interface AuditReader {
  readonly brandIds: readonly string[]
  /** Where they see, too, what was changed of a person and belongs to no brand, such as absences. */
  readonly administers: readonly string[]
}

/** Who changed what, the newest first. */
export async function readAudit(
  db: Kysely<DB>,
  { brandIds, administers }: AuditReader,
  { subject, action, person, from, to }: AuditFilter,
  after: readonly [string, string] | null,
  limit: number,
): Promise<readonly AuditRow[]> {
  const part = (which: RawBuilder<boolean>) => sql`(
    select a.id, a.brand_id, a.action, a.subject, a.person_id, a.before, a.after, a.at from audit a
    where ${which}
      and ${subject === undefined ? sql`true` : sql`a.subject = ${subject}`}
      and ${action === undefined ? sql`true` : sql`starts_with(a.action, ${action})`}
      and ${person === undefined ? sql`true` : sql`a.person_id = ${person}::uuid`}
      and ${from === undefined ? sql`true` : sql`a.at >= ${new Date(from)}::timestamptz`}
      and ${to === undefined ? sql`true` : sql`a.at < ${new Date(to)}::timestamptz`}
      and ${after ? sql`(date_trunc('milliseconds', a.at), a.id) < (${new Date(after[0])}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by date_trunc('milliseconds', a.at) desc, a.id desc limit ${limit}
  )`
  const parts = [part(inBrands(sql`a.brand_id`, brandIds))]
  if (administers.length > 0)
    parts.push(
      part(sql`a.brand_id is null and a.subject in (
        select m.person_id::text from membership m where ${inBrands(sql`m.brand_id`, administers)})`),
    )
  const { rows } = await sql<AuditRow>`
    select a.*, p.name as person_name
    from (${sql.join(parts, sql` union all `)}) a left join person p on p.id = a.person_id
    order by date_trunc('milliseconds', a.at) desc, a.id desc limit ${limit}
  `.execute(db)
  return rows
}

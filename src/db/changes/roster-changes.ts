import { sql, type Kysely } from 'kysely'
import type { ChangeKind } from '../../domain/roster/lay-over.ts'
import type { RosterChangeRow } from '../read/roster-changes.ts'
import type { DB } from '../schema.ts'
import { audit, type By } from './audit.ts'

export interface NewRosterChange {
  readonly id: string
  readonly brandId: string
  readonly rosterId: string
  readonly kind: ChangeKind
  readonly definition: Readonly<Record<string, unknown>>
  readonly from: Date
  readonly to: Date
}

export async function addRosterChange(
  db: Kysely<DB>,
  by: By,
  { id, brandId, rosterId, kind, definition, from, to }: NewRosterChange,
): Promise<void> {
  await db
    .insertInto('roster_change')
    .values({
      id,
      brand_id: brandId,
      roster_id: rosterId,
      kind,
      definition: JSON.stringify(definition),
      from_at: from,
      to_at: to,
      created_by: by.personId,
    })
    .execute()
  await audit(db, by, { brandId, action: `roster.${kind}`, subject: rosterId, after: { id, ...definition } })
}

/** Guarded by what it was: false when somebody else changed or removed it meanwhile. */
export async function redefineRosterChange(
  db: Kysely<DB>,
  by: By,
  before: RosterChangeRow,
  definition: Readonly<Record<string, unknown>>,
  from: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update roster_change set definition = ${JSON.stringify(definition)}::jsonb, from_at = ${from}
    where brand_id = ${before.brand_id} and id = ${before.id} and removed_at is null
      and definition = ${JSON.stringify(before.definition)}::jsonb
    returning 1
  `.execute(db)
  if (rows.length === 0) return false
  await audit(db, by, {
    brandId: before.brand_id,
    action: `roster.${before.kind}.change`,
    subject: before.roster_id,
    before,
    after: { id: before.id, ...definition },
  })
  return true
}

export async function removeRosterChange(db: Kysely<DB>, by: By, before: RosterChangeRow): Promise<void> {
  await sql`
    update roster_change set removed_at = statement_timestamp()
    where brand_id = ${before.brand_id} and id = ${before.id} and removed_at is null
  `.execute(db)
  await audit(db, by, {
    brandId: before.brand_id,
    action: `roster.${before.kind}.remove`,
    subject: before.roster_id,
    before,
  })
}

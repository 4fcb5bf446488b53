import { sql, type Kysely, type Selectable } from 'kysely'
import type { HelpdeskAudit } from '../../workflows/ports/helpdesk-audit-store.ts'
import { auditOf } from '../helpdesk-audit-store.ts'
import type { DB } from '../schema.ts'
import { inBrands } from './visible.ts'

const SHOWN = 100

/** Audits of these brands, the newest first, without their reports. */
export async function readHelpdeskAudits(
  db: Kysely<DB>,
  brandIds: readonly string[],
): Promise<readonly HelpdeskAudit[]> {
  const { rows } = await sql<Selectable<DB['helpdesk_audit']>>`
    select *, null as report, null as token from helpdesk_audit
    where ${inBrands(sql`brand_id`, brandIds)} order by asked_at desc limit ${SHOWN}
  `.execute(db)
  return rows.map(auditOf)
}

export async function readHelpdeskAudit(
  db: Kysely<DB>,
  brandIds: readonly string[],
  id: string,
): Promise<HelpdeskAudit | null> {
  const { rows } = await sql<Selectable<DB['helpdesk_audit']>>`
    select * from helpdesk_audit where ${inBrands(sql`brand_id`, brandIds)} and id = ${id}
  `.execute(db)
  return rows[0] ? auditOf(rows[0]) : null
}

export async function readBrandZone(db: Kysely<DB>, brandId: string): Promise<string> {
  const { time_zone } = await db
    .selectFrom('brand')
    .select('time_zone')
    .where('id', '=', brandId)
    .executeTakeFirstOrThrow()
  return time_zone
}

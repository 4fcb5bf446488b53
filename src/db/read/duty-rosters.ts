import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'
import { inBrands } from './visible.ts'

export interface DutyRosterRow {
  readonly id: string
  readonly brand_id: string
  readonly name: string
  readonly audience: 'on_shift' | 'standby'
  readonly schedule: unknown
}

export interface DutyPersonRow {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly time_zone: string
}

export async function readDutyRosters(
  db: Kysely<DB>,
  brandIds: readonly string[],
): Promise<readonly DutyRosterRow[]> {
  const { rows } = await sql<DutyRosterRow>`
    select id, brand_id, name, audience, schedule from roster
    where ${inBrands(sql`brand_id`, brandIds)} and removed_at is null order by name, id
  `.execute(db)
  return rows
}

export async function readDutyPeople(
  db: Kysely<DB>,
  brandIds: readonly string[],
): Promise<readonly DutyPersonRow[]> {
  const { rows } = await sql<DutyPersonRow>`
    select p.id, p.slug, p.name, p.time_zone from person p
    where p.removed_at is null
      and exists (select 1 from membership m where m.person_id = p.id and ${inBrands(sql`m.brand_id`, brandIds)})
  `.execute(db)
  return rows
}

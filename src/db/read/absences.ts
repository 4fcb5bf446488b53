import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'
import { inBrands } from './visible.ts'

export interface AbsenceRow {
  readonly id: string
  readonly person_id: string
  readonly person_name: string
  readonly time_zone: string
  readonly from_at: Date
  readonly to_at: Date
  readonly reason: string | null
  readonly source: 'said' | 'calendar'
  /** The calendar that is followed and says so. */
  readonly feed_id: string | null
}

export interface AbsencesFilter {
  readonly id?: string
  readonly personId?: string | undefined
  readonly endingAfter?: Date
}

/** Absences of people who serve these brands, the earliest first, up to 500. */
export async function readAbsences(
  db: Kysely<DB>,
  brandIds: readonly string[],
  { id, personId, endingAfter }: AbsencesFilter,
): Promise<readonly AbsenceRow[]> {
  const { rows } = await sql<AbsenceRow>`
    select a.id, a.person_id, p.name as person_name, p.time_zone, a.from_at, a.to_at, a.reason, a.source, a.feed_id
    from absence a join person p on p.id = a.person_id and p.removed_at is null
    where exists (select from membership m where m.person_id = a.person_id and ${inBrands(sql`m.brand_id`, brandIds)})
      and ${id ? sql`a.id = ${id}` : sql`true`} and ${personId ? sql`a.person_id = ${personId}` : sql`true`}
      and ${endingAfter ? sql`a.to_at > ${endingAfter}` : sql`true`}
    order by a.from_at, a.id limit 500
  `.execute(db)
  return rows
}

import { sql, type Kysely } from 'kysely'
import { validate } from 'uuid'
import { layOver, type ChangeKind } from '../../domain/roster/lay-over.ts'
import { namesIn, renameMembers } from '../../domain/roster/members.ts'
import type { Shift } from '../../domain/roster/schedule.ts'
import type { DB } from '../schema.ts'
import { inBrands } from './visible.ts'

export interface DutyRosterRow {
  readonly id: string
  readonly brand_id: string
  readonly slug: string
  readonly name: string
  readonly audience: 'on_shift' | 'standby'
  /** With everything that was laid over it; members by their slugs. */
  readonly schedule: unknown
  /** Of everybody whom one of the brand's rosters names, by their slugs; whoever was removed is absent for good. */
  readonly absences: readonly Shift[]
}

export interface DutyPersonRow {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly time_zone: string
}

/** What ended longer ago answers no question that anybody asks. */
const LOOKED_BACK = sql`statement_timestamp() - interval '400 days'`

/** The rosters as they stand: the one place where a schedule, its later changes and people's absences come together. */
export async function readDutyRosters(
  db: Kysely<DB>,
  brandIds: readonly string[],
): Promise<readonly DutyRosterRow[]> {
  const { rows } = await sql<Omit<DutyRosterRow, 'absences'> & { schedule: object; changes: Change[] }>`
    select r.id, r.brand_id, r.slug, r.name, r.audience, r.schedule,
      coalesce((select json_agg(json_build_object('kind', c.kind, 'definition', c.definition) order by c.created_at, c.id)
        from roster_change c where c.brand_id = r.brand_id and c.roster_id = r.id and c.removed_at is null
          and c.to_at > ${LOOKED_BACK}), '[]') as changes
    from roster r where ${inBrands(sql`r.brand_id`, brandIds)} and r.removed_at is null order by r.name, r.id
  `.execute(db)
  const schedules = rows.map(({ schedule, changes }) => layOver(schedule, changes))
  const { slugs, absences } = await readMembers(db, brandIds, new Set(schedules.flatMap(namesIn)))
  return rows.map(({ id, brand_id, slug, name, audience }, which) => ({
    ...{ id, brand_id, slug, name, audience },
    schedule: renameMembers(schedules[which], slugs),
    absences,
  }))
}

interface Change {
  readonly kind: ChangeKind
  readonly definition: unknown
}

interface MemberRow {
  readonly id: string
  readonly slug: string
  readonly absences: readonly { readonly from: number; readonly to: number | null }[]
}

/** Of those names, by id or slug, that are people who serve one of the brands: their slugs by id, and when they are absent. */
export async function readMembers(
  db: Kysely<DB>,
  brandIds: readonly string[],
  names: ReadonlySet<string>,
): Promise<{ readonly slugs: ReadonlyMap<string, string>; readonly absences: readonly Shift[] }> {
  const named = [...names]
  const { rows } = await sql<MemberRow>`
    select p.id, p.slug, coalesce(a.spans, '[]') as absences
    from person p
    left join lateral (
      select json_agg(json_build_object('from', (extract(epoch from s.from_at) * 1000)::bigint,
        'to', (extract(epoch from s.to_at) * 1000)::bigint)) as spans
      from (select from_at, to_at from absence where person_id = p.id and to_at > ${LOOKED_BACK}
            union all select p.removed_at, null where p.removed_at is not null) s
    ) a on true
    where (p.slug = any(${named}::text[]) or p.id = any(${named.filter((name) => validate(name))}::uuid[]))
      and exists (select from membership m where m.person_id = p.id and ${inBrands(sql`m.brand_id`, brandIds)})
  `.execute(db)
  return {
    slugs: new Map(rows.map(({ id, slug }) => [id, slug])),
    absences: rows.flatMap(({ slug, absences }) =>
      absences.map(({ from, to }): Shift => ({ member: slug, from, to: to ?? Infinity })),
    ),
  }
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

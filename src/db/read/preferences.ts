import { sql, type Kysely } from 'kysely'
import type { Person, Via } from '../../domain/people/person.ts'
import { personOf, type PersonRow } from '../people/person-row.ts'
import type { DB } from '../schema.ts'

export interface PreferencesRow {
  readonly person: Person
  readonly columns: {
    readonly hours: Readonly<Record<string, unknown>>
    readonly guards: Readonly<Record<string, unknown>>
    readonly notify: { readonly reached_by?: readonly Via[]; readonly addresses?: Person['addresses'] }
  }
  readonly offersLastHour: number
  readonly handledTodayMinutes: number
  readonly handledThisWeekMinutes: number
}

/** What somebody chose, and how much of it is used up; null for whoever left. */
export async function readPreferences(
  db: Kysely<DB>,
  personId: string,
  now: Date,
): Promise<PreferencesRow | null> {
  const row = (await db
    .selectFrom('person')
    .selectAll()
    .where('id', '=', personId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()) as PersonRow | undefined
  if (!row) return null
  const { rows } = await sql<{ offers: number; today: number; week: number }>`
    with spans as (
      select range_agg(tstzrange(claimed_at, coalesce(ended_at, ${now}))) as all_of_them from claim
      where person_id = ${personId} and claimed_at > ${now}::timestamptz - interval '7 days')
    select
      (select count(*)::int from offer where person_id = ${personId} and offered_at > ${now}::timestamptz - interval '1 hour') as offers,
      coalesce((select sum(extract(epoch from upper(r) - lower(r))) / 60 from unnest(all_of_them * tstzmultirange(
        tstzrange(${now}::timestamptz - interval '1 day', ${now}))) r), 0)::int as today,
      coalesce((select sum(extract(epoch from upper(r) - lower(r))) / 60 from unnest(all_of_them) r), 0)::int as week
    from spans
  `.execute(db)
  const { hours, guards, notify } = row as unknown as PreferencesRow['columns']
  return {
    person: personOf(row),
    columns: { hours, guards, notify },
    offersLastHour: rows[0]!.offers,
    handledTodayMinutes: rows[0]!.today,
    handledThisWeekMinutes: rows[0]!.week,
  }
}

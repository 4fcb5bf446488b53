import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { AdmissionState } from '../../domain/admission/admission.ts'
import type { Admitted } from '../../domain/admission/why-not-admitted.ts'
import type { PersonId } from '../../domain/ids.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'

interface AdmittedRow {
  readonly person_id: PersonId
  readonly state: AdmissionState
  readonly agreed: boolean
  readonly customer_countries: string[] | null
  readonly country: string | null
  readonly languages: string[] | null
  readonly skills: string[] | null
}

/** The rows of `readAdmitted`, for a statement that looks at them from outside. */
export function admittedRows(
  brandId: string,
  people: readonly string[] | null,
  now: Instant | null,
): RawBuilder<AdmittedRow> {
  const at = now === null ? sql`statement_timestamp()` : sql`${formatInstant(now)}::timestamptz`
  return sql<AdmittedRow>`
    select a.person_id, a.state, p.country, g.customer_countries,
      coalesce(a.agreed_version, 0) >= coalesce((select max(version) from agreement r
        where r.brand_id = a.brand_id and r.required_at <= ${at}), 0) as agreed,
      v.languages, v.skills
    from admission a join person p on p.id = a.person_id
    left join agreement g on g.brand_id = a.brand_id and g.version = a.agreed_version
    left join lateral (select array_agg(name order by name) filter (where kind = 'language') as languages,
        array_agg(name order by name) filter (where kind = 'skill') as skills
      from verified_ability w where w.brand_id = a.brand_id and w.person_id = a.person_id) v on true
    where a.brand_id = ${brandId} and (${people}::uuid[] is null or a.person_id = any (${people}::uuid[]))
  `
}

/** How the brand has let these people in; whoever was set up by a lead without an application is not among them. */
export async function readAdmitted(
  db: Kysely<DB>,
  brandId: string,
  people: readonly string[] | null,
  now: Instant | null,
): Promise<ReadonlyMap<PersonId, Admitted>> {
  const { rows } = await admittedRows(brandId, people, now).execute(db)
  return new Map(
    rows.map((row) => [
      row.person_id,
      {
        state: row.state,
        agreed: row.agreed,
        customerCountries: row.customer_countries,
        country: row.country,
        languages: row.languages ?? [],
        skills: row.skills ?? [],
      },
    ]),
  )
}

import { sql, type Kysely } from 'kysely'
import type { TestQuestion } from '../../domain/admission/brand-test.ts'
import type { DB } from '../schema.ts'

export interface AgreementRow {
  readonly version: number
  readonly text: string
  readonly customer_countries: readonly string[] | null
  readonly required_at: Date
  readonly published_at: Date
  readonly published_by: string | null
  readonly accepted: number
}

/** The newest first. */
export async function readAgreements(db: Kysely<DB>, brandId: string): Promise<readonly AgreementRow[]> {
  const { rows } = await sql<AgreementRow>`
    select a.version, a.text, a.customer_countries, a.required_at, a.published_at, p.name as published_by,
      (select count(*)::int from agreement_acceptance c where c.brand_id = a.brand_id and c.version = a.version) as accepted
    from agreement a left join person p on p.id = a.published_by
    where a.brand_id = ${brandId} order by a.version desc limit 20
  `.execute(db)
  return rows
}

export interface BrandTestRow {
  readonly version: number
  readonly questions: readonly TestQuestion[]
  readonly pass_percent: number
  readonly published_at: Date
  readonly passed: number
  readonly handed_in: number
}

/** The newest first. */
export async function readBrandTests(db: Kysely<DB>, brandId: string): Promise<readonly BrandTestRow[]> {
  const { rows } = await sql<BrandTestRow>`
    select t.version, t.questions, t.pass_percent, t.published_at,
      (select count(*)::int from test_attempt m where m.brand_id = t.brand_id and m.version = t.version) as handed_in,
      (select count(*)::int from test_attempt m
        where m.brand_id = t.brand_id and m.version = t.version and m.state = 'passed') as passed
    from brand_test t where t.brand_id = ${brandId} order by t.version desc limit 20
  `.execute(db)
  return rows
}

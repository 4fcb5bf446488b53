import { sql, type Kysely } from 'kysely'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'
import type { By } from './audit.ts'

export interface SeenFigures {
  readonly brandId: string
  /** Which page of figures: `figures`, `turns`, `digest`, `recoveries`. */
  readonly what: string
  readonly query: object
  readonly now: Instant
}

/** Who looked at a brand's figures, at what, and when: names of customers are among them. */
export async function recordView(
  db: Kysely<DB>,
  by: By,
  { brandId, what, query, now }: SeenFigures,
): Promise<void> {
  await sql`
    insert into figures_view (brand_id, id, person_id, what, query, seen_at)
    values (${brandId}, ${by.newId()}, ${by.personId}, ${what}, ${JSON.stringify(query)}, ${formatInstant(now)})
  `.execute(db)
}

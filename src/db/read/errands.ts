import { sql, type Kysely, type Selectable } from 'kysely'
import type { Errand } from '../../workflows/ports/errand-store.ts'
import { errandOf } from '../errand-store.ts'
import type { DB } from '../schema.ts'
import { inBrands } from './visible.ts'

export async function readErrand(
  db: Kysely<DB>,
  brandIds: readonly string[],
  id: string,
): Promise<Errand | null> {
  const { rows } = await sql<Selectable<DB['errand']>>`
    select * from errand where ${inBrands(sql`brand_id`, brandIds)} and id = ${id}
  `.execute(db)
  return rows[0] ? errandOf(rows[0]) : null
}

import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'

/** Whether somebody serves a brand, in whatever role, and was not removed. */
export async function servesBrand(db: Kysely<DB>, brandId: string, personId: string): Promise<boolean> {
  const { rows } = await sql`
    select from membership m join person p on p.id = m.person_id and p.removed_at is null
    where m.brand_id = ${brandId} and m.person_id = ${personId} limit 1
  `.execute(db)
  return rows.length > 0
}

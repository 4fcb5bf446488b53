import type { Kysely } from 'kysely'
import type { DB } from '../schema.ts'

export async function readPersonName(db: Kysely<DB>, personId: string): Promise<string> {
  const row = await db.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirst()
  return row?.name ?? ''
}

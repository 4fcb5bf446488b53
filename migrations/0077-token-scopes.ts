import { sql, type Kysely } from 'kysely'

/** A token may be good for less than its person is: null is everything that they may do. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table token add column scopes text[]`.execute(db)
}

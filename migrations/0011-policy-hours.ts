import { sql, type Kysely } from 'kysely'

/** The opening hours with which a version of a policy was published: clocks keep them, whatever becomes of the calendar. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table policy_version add column calendars jsonb;`.execute(db)
}

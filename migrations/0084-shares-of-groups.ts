import { sql, type Kysely } from 'kysely'

/** The desks whose share of a wait a clock measures: they say which of a policy's targets it follows. Null for every other clock. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    set local lock_timeout = '5s';
    alter table timer add column groups text[];
  `.execute(db)
}

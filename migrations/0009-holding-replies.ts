import { sql, type Kysely } from 'kysely'

/** What the writer of a reply says of it: `holding` null leaves it to the words themselves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table reply add column holding boolean, add column promise_until timestamptz;
  `.execute(db)
}

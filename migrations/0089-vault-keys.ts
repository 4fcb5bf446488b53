import { sql, type Kysely } from 'kysely'

/** Keys of what is sealed, by number, so that a new one can come while old ones still open what they sealed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table vault_key (
      number integer primary key check (number between 1 and 65535),
      key bytea not null check (length(key) = 32),
      proof bytea not null,
      created_at timestamptz not null default statement_timestamp()
    );
  `.execute(db)
}

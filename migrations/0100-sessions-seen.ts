import { sql, type Kysely } from 'kysely'

/** What people see of their sessions, and when one was last used. Null: by a node that did not write it down. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table session
      add column id uuid not null default gen_random_uuid(),
      add column last_seen_at timestamptz,
      add column address text;
    create unique index session_id on session (id);
  `.execute(db)
}

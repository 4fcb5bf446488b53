import { sql, type Kysely } from 'kysely'

/** Calendars elsewhere that are read regularly: when their owners are busy there, they are away here. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table absence_feed (
      id uuid primary key,
      person_id uuid not null references person,
      sealed_url bytea not null,
      url_hash bytea not null,
      host text not null,
      etag text,
      last_modified text,
      read_at timestamptz,
      taken_over_at timestamptz,
      asked_at timestamptz,
      next_at timestamptz not null,
      failures integer not null default 0,
      problem text,
      created_at timestamptz not null default statement_timestamp(),
      unique (person_id, url_hash)
    );
    create index absence_feed_next on absence_feed (next_at);

    alter table absence add column feed_id uuid references absence_feed on delete set null;
    create index absence_of_feed on absence (feed_id) where feed_id is not null;
  `.execute(db)
}

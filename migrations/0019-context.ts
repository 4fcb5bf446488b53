import { sql, type Kysely } from 'kysely'

/** What the one page of an expert shows beside the conversation. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table snippet (
      brand_id uuid not null,
      id uuid not null,
      title text not null,
      text text not null,
      language text not null,
      channel_kinds text[] not null default '{}',
      tags text[] not null default '{}',
      owner_id uuid not null references person,
      expires_at timestamptz not null,
      verified_at timestamptz not null default statement_timestamp(),
      verified_by uuid,
      version integer not null default 1,
      removed_at timestamptz,
      primary key (brand_id, id)
    );
    create index snippet_owner on snippet (owner_id, expires_at) where removed_at is null;

    create index decision_recent on decision (brand_id, at desc);
  `.execute(db)
}

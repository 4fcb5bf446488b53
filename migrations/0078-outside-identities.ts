import { sql, type Kysely } from 'kysely'

/** Signing in at somebody else's door, and people kept by a directory. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sign_in_attempt (
      hash bytea primary key,
      provider text not null,
      details jsonb not null,
      person_id uuid references person,
      expires_at timestamptz not null
    );
    create index sign_in_attempt_expires on sign_in_attempt (expires_at);

    create table outside_identity (
      provider text not null,
      subject text not null,
      person_id uuid not null references person,
      created_at timestamptz not null default now(),
      primary key (provider, subject)
    );
    create index outside_identity_person on outside_identity (person_id);

    create table directory_user (
      person_id uuid primary key references person,
      user_name text not null,
      external_id text,
      active boolean not null default true,
      created_at timestamptz not null default now(),
      changed_at timestamptz not null default now()
    );
    create unique index directory_user_name on directory_user (lower(user_name));

    create table directory_group (
      id uuid primary key,
      display_name text not null,
      external_id text,
      created_at timestamptz not null default now(),
      changed_at timestamptz not null default now()
    );
    create unique index directory_group_name on directory_group (lower(display_name));

    create table directory_member (
      group_id uuid not null references directory_group on delete cascade,
      person_id uuid not null references person,
      primary key (group_id, person_id)
    );
    create index directory_member_person on directory_member (person_id);

    alter table membership add column by_group boolean not null default false;
  `.execute(db)
}

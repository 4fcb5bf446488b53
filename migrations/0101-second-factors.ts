import { sql, type Kysely } from 'kysely'

/**
 * One-time codes of an app beside the password, and codes for when the phone is lost. Whoever has said only the first factor is
 * not in `session`: a node of the release before would let them in.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table session add column proved_at timestamptz;

    create table second_factor (
      person_id uuid primary key references person,
      sealed_secret bytea not null,
      confirmed_at timestamptz,
      last_step bigint not null default 0,
      created_at timestamptz not null default now()
    );

    create table recovery_code (
      person_id uuid not null references person,
      salt bytea not null,
      code_hash bytea not null,
      used_at timestamptz,
      primary key (person_id, code_hash)
    );

    create table second_step (
      hash bytea primary key,
      person_id uuid not null references person,
      expires_at timestamptz not null
    );
    create index second_step_expires on second_step (expires_at);
  `.execute(db)
}

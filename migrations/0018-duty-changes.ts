import { sql, type Kysely } from 'kysely'

/** What people lay over rosters, when they are away, what they can book ahead, and what their calendars may read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table roster_change (
      brand_id uuid not null,
      id uuid not null,
      roster_id uuid not null,
      kind text not null check (kind in ('cover', 'temporary', 'exception', 'swap')),
      definition jsonb not null,
      from_at timestamptz not null,
      to_at timestamptz not null,
      created_by uuid,
      created_at timestamptz not null default statement_timestamp(),
      removed_at timestamptz,
      primary key (brand_id, id)
    );
    create index roster_change_standing on roster_change (brand_id, roster_id, to_at) where removed_at is null;

    alter table absence
      add column source text not null default 'said' check (source in ('said', 'calendar')),
      add column created_at timestamptz not null default now();

    create table open_slot (
      brand_id uuid not null,
      id uuid not null,
      channel_kind text not null,
      language text not null,
      from_at timestamptz not null,
      to_at timestamptz not null check (to_at > from_at),
      arrivals real not null,
      state text not null default 'open' check (state in ('open', 'taken', 'withdrawn')),
      person_id uuid,
      taken_at timestamptz,
      change_id uuid,
      offered_at timestamptz not null default statement_timestamp(),
      primary key (brand_id, id)
    );
    create index open_slot_ahead on open_slot (brand_id, to_at) where state <> 'withdrawn';
    create index open_slot_person on open_slot (person_id, to_at) where state = 'taken';

    create table shift_feed (
      id uuid primary key,
      brand_id uuid,
      person_id uuid not null references person,
      roster_id uuid,
      hash bytea not null unique,
      created_at timestamptz not null default now(),
      last_read_at timestamptz,
      revoked_at timestamptz
    );
    create index shift_feed_person on shift_feed (person_id) where revoked_at is null;

    create table push_subscription (
      id uuid primary key,
      person_id uuid not null references person,
      endpoint text not null unique,
      p256dh bytea not null,
      auth bytea not null,
      created_at timestamptz not null default now()
    );
    create index push_subscription_person on push_subscription (person_id);
    alter table person add column pushes boolean not null default false;
  `.execute(db)
}

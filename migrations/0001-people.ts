import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table brand (
      id uuid primary key,
      slug text not null unique,
      name text not null,
      time_zone text not null,
      settings jsonb not null default '{}',
      outbound_stopped_at timestamptz,
      created_at timestamptz not null default now()
    );

    create table person (
      id uuid primary key,
      slug text not null unique,
      name text not null,
      email text not null,
      kind text not null check (kind in ('staff', 'freelance')),
      time_zone text not null,
      languages text[] not null default '{}',
      skills text[] not null default '{}',
      channel_kinds text[] not null default '{email,chat,social,phone,helpdesk}',
      hours jsonb not null default '{}',
      capacity jsonb not null default '{}',
      guards jsonb not null default '{}',
      notify jsonb not null default '{}',
      rating_mean real not null default 0,
      rating_count integer not null default 0,
      slack_user_id text,
      password_hash text,
      present_until timestamptz,
      away_until timestamptz,
      removed_at timestamptz,
      created_at timestamptz not null default now()
    );
    create unique index person_email on person (lower(email));
    create unique index person_slack on person (slack_user_id) where slack_user_id is not null;

    create table membership (
      brand_id uuid not null references brand,
      person_id uuid not null references person,
      role text not null check (role in ('lead', 'expert', 'executive', 'administrator')),
      created_at timestamptz not null default now(),
      primary key (brand_id, person_id, role)
    );
    create index membership_person on membership (person_id);

    create table absence (
      id uuid primary key,
      person_id uuid not null references person,
      from_at timestamptz not null,
      to_at timestamptz not null check (to_at > from_at),
      reason text
    );
    create index absence_person on absence (person_id, to_at);

    create table presence (
      person_id uuid not null references person,
      day date not null,
      present_ms bigint not null default 0,
      primary key (person_id, day)
    );

    create table session (
      id_hash bytea primary key,
      person_id uuid not null references person,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      user_agent text
    );
    create index session_person on session (person_id);

    create table token (
      id uuid primary key,
      hash bytea not null unique,
      person_id uuid not null references person,
      label text,
      created_at timestamptz not null default now(),
      expires_at timestamptz,
      revoked_at timestamptz,
      last_used_at timestamptz
    );

    create table signing_key (
      purpose text primary key,
      key bytea not null,
      created_at timestamptz not null default now()
    );

    create table sign_in_link (
      hash bytea primary key,
      person_id uuid not null references person,
      expires_at timestamptz not null,
      used_at timestamptz
    );

    create table rate_limit (
      key varchar(255) primary key,
      points integer not null default 0,
      expire bigint
    );
  `.execute(db)
}

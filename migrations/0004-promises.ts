import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table calendar (
      brand_id uuid not null references brand,
      id uuid not null,
      slug text not null,
      name text not null,
      definition jsonb not null,
      version integer not null default 1,
      managed_by text not null default 'console' check (managed_by in ('console', 'config')),
      primary key (brand_id, id),
      unique (brand_id, slug)
    );

    create table policy (
      brand_id uuid not null references brand,
      id uuid not null,
      slug text not null,
      name text not null,
      position integer not null,
      published_version integer,
      managed_by text not null default 'console' check (managed_by in ('console', 'config')),
      removed_at timestamptz,
      primary key (brand_id, id),
      unique (brand_id, slug)
    );

    create table policy_version (
      brand_id uuid not null,
      policy_id uuid not null,
      version integer not null,
      definition jsonb not null,
      created_by uuid,
      created_at timestamptz not null default now(),
      published_at timestamptz,
      primary key (brand_id, policy_id, version)
    );

    create table roster (
      brand_id uuid not null references brand,
      id uuid not null,
      slug text not null,
      name text not null,
      audience text not null default 'on_shift' check (audience in ('on_shift', 'standby')),
      schedule jsonb not null,
      version integer not null default 1,
      managed_by text not null default 'console' check (managed_by in ('console', 'config')),
      removed_at timestamptz,
      primary key (brand_id, id),
      unique (brand_id, slug)
    );

    create table audit (
      brand_id uuid,
      id uuid primary key,
      person_id uuid,
      action text not null,
      subject text not null,
      before jsonb,
      after jsonb,
      at timestamptz not null default now()
    );
    create index audit_brand on audit (brand_id, at desc);
  `.execute(db)
}

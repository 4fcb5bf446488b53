import { sql, type Kysely } from 'kysely'

/** What was learnt of tickets in somebody else's helpdesk: history, without texts, apart from the conversations of this house. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table helpdesk_audit (
      brand_id uuid not null references brand,
      id uuid not null,
      helpdesk text not null,
      settings jsonb not null,
      token bytea,
      rules jsonb not null,
      since_at timestamptz not null,
      person_id uuid,
      state text not null default 'queued'
        check (state in ('queued', 'running', 'waiting', 'stopped', 'done', 'cancelled')),
      problem text,
      progress real not null default 0,
      tickets integer not null default 0,
      comments integer not null default 0,
      cursor jsonb,
      round integer not null default 0,
      hours jsonb,
      covered_until timestamptz,
      notes jsonb not null default '{}',
      missing jsonb not null default '[]',
      report jsonb,
      reported_comments integer not null default 0,
      waiting_until timestamptz,
      asked_at timestamptz not null,
      ended_at timestamptz,
      primary key (brand_id, id)
    );
    create table helpdesk_fact (
      brand_id uuid not null,
      audit_id uuid not null,
      ticket_id text collate "C" not null,
      kind text collate "C" not null,
      fact_id text collate "C" not null,
      data json not null,
      primary key (brand_id, audit_id, ticket_id, kind, fact_id),
      foreign key (brand_id, audit_id) references helpdesk_audit on delete cascade
    );
  `.execute(db)
}

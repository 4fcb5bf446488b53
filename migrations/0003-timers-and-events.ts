import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table timer (
      brand_id uuid not null,
      conversation_id uuid not null,
      id uuid not null,
      kind text not null check (kind in ('clock', 'offer', 'lease', 'snooze', 'handover', 'dispatch')),
      version integer not null default 0,
      next_at timestamptz,
      step smallint not null default 0,
      step_names text[] not null,
      step_at timestamptz[] not null,
      turn_id uuid,
      metric text,
      policy_id uuid,
      policy_version integer,
      started_at timestamptz not null,
      armed_at timestamptz not null default statement_timestamp(),
      due_at timestamptz,
      breached_at timestamptz,
      paused_at timestamptz,
      remaining_ms bigint,
      history boolean not null default false,
      primary key (brand_id, conversation_id, id),
      check (cardinality(step_at) = cardinality(step_names) and array_position(step_at, null) is null)
    ) with (
      fillfactor = 70,
      autovacuum_vacuum_scale_factor = 0.01,
      autovacuum_vacuum_cost_delay = 0
    );
    create index timer_next on timer (next_at) where next_at is not null;
    create index timer_clock_due on timer (brand_id, due_at) where kind = 'clock';

    create table event (
      brand_id uuid not null,
      id bigint generated always as identity,
      xid xid8 not null default pg_current_xact_id(),
      type text not null,
      subject uuid,
      occurred_at timestamptz not null,
      recorded_at timestamptz not null default statement_timestamp(),
      payload jsonb not null default '{}',
      primary key (id)
    );
    create index event_cursor on event (xid, id);
    create index event_subject on event (brand_id, subject, id);
    create index event_breach on event (brand_id, occurred_at desc, id desc) where type = 'breach.detected';

    create table step_receipt (
      event_id bigint primary key,
      delivered_at timestamptz not null default clock_timestamp()
    );

    create table node (
      id uuid primary key,
      roles text[] not null,
      worker_pools text[] not null default '{}',
      started_at timestamptz not null,
      heartbeat_at timestamptz not null
    );
  `.execute(db)
}

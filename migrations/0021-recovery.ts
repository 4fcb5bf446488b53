import { sql, type Kysely } from 'kysely'

/** What is done for customers who were badly neglected, what would have prevented it, and who looked at figures. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table recovery (
      brand_id uuid not null,
      id uuid not null,
      customer_id uuid not null,
      owner_id uuid not null,
      deed text not null check (deed in ('apology', 'call_back')),
      outcome text check (outcome in ('reconciled', 'unreachable', 'lost', 'not_needed')),
      note text,
      owned_at timestamptz not null,
      closed_at timestamptz,
      check ((outcome is null) = (closed_at is null)),
      primary key (brand_id, id)
    );
    create unique index recovery_open on recovery (brand_id, customer_id) where closed_at is null;
    create index recovery_customer on recovery (brand_id, customer_id, closed_at desc);
    create index recovery_closed on recovery (brand_id, closed_at desc, id desc) where closed_at is not null;
    create index turn_account_customer on turn_account (brand_id, customer_id, opened_at);

    create table prevention (
      brand_id uuid not null,
      id uuid not null,
      conversation_id uuid not null,
      person_id uuid,
      text text not null,
      said_at timestamptz not null,
      primary key (brand_id, id)
    );
    create unique index prevention_once on prevention (brand_id, conversation_id, person_id) nulls not distinct;
    create index prevention_said on prevention (brand_id, said_at);

    create table figures_view (
      brand_id uuid not null,
      id uuid not null,
      person_id uuid,
      what text not null,
      query jsonb not null default '{}',
      seen_at timestamptz not null,
      primary key (brand_id, id)
    );
    create index figures_view_recent on figures_view (brand_id, seen_at desc, id desc);
  `.execute(db)
}

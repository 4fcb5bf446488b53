import { sql, type Kysely } from 'kysely'

/** When a synthetic customer wrote, when the message was there, and when a human answered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    set local lock_timeout = '5s';

    create table shopper_visit (
      brand_id uuid not null references brand,
      id uuid not null,
      plan text not null,
      channel_id uuid not null,
      on_date date not null,
      marker text not null,
      state text not null check (state in ('written', 'waiting', 'answered', 'unanswered', 'lost')),
      written_at timestamptz not null,
      received_at timestamptz,
      conversation_id uuid,
      answered_at timestamptz,
      answered_by uuid references person,
      problem text,
      primary key (brand_id, id),
      unique (brand_id, plan, on_date)
    );
    create index shopper_visit_open on shopper_visit (id) where state in ('written', 'waiting');
  `.execute(db)
}

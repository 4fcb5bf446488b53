import { sql, type Kysely } from 'kysely'

/** What customers were told when they wrote, to be held against what became of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    set local lock_timeout = '5s';

    create table acknowledgement (
      brand_id uuid not null references brand,
      turn_id uuid not null,
      conversation_id uuid not null,
      channel_id uuid not null,
      customer_id uuid not null,
      message_id uuid not null,
      ahead integer not null check (ahead >= 0),
      promised_by timestamptz,
      made_at timestamptz not null,
      primary key (brand_id, turn_id)
    );
    create index acknowledgement_customer on acknowledgement (brand_id, channel_id, customer_id, made_at);
  `.execute(db)
}

import { sql, type Kysely } from 'kysely'

/** Who holds the line to which customer, so that every node knows whether an answer can still reach the browser. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table chat_door (
      id uuid primary key,
      heartbeat_at timestamptz not null
    );

    create table chat_line (
      brand_id uuid not null,
      conversation_id uuid not null,
      door_id uuid not null,
      opened_at timestamptz not null,
      closed_at timestamptz,
      customer_typed_at timestamptz,
      agent_typed_at timestamptz,
      primary key (brand_id, conversation_id, door_id)
    ) with (fillfactor = 80);
    create index chat_line_door on chat_line (door_id);
  `.execute(db)
}

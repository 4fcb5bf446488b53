import { sql, type Kysely } from 'kysely'

/** What was forgotten stays as a number; the day on which it was forgotten says that nothing is missing by accident. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table conversation add column forgotten_at timestamptz;
    alter table customer add column forgotten_at timestamptz;
    create index conversation_remembered on conversation (brand_id, last_message_at) where forgotten_at is null;
  `.execute(db)
}

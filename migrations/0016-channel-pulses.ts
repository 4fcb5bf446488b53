import { sql, type Kysely } from 'kysely'

/** When each channel's line was last seen alive, and the alarm that is open for it; apart from `channel`, which every message reads. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table channel_pulse (
      brand_id uuid not null,
      channel_id uuid not null,
      heartbeat_at timestamptz,
      alarm text check (alarm in ('down', 'silent')),
      alarm_since timestamptz,
      primary key (brand_id, channel_id)
    ) with (fillfactor = 50);
  `.execute(db)
}

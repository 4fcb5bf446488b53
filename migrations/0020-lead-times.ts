import { sql, type Kysely } from 'kysely'

/** How long answers took from claim to reply, by which the search knows how much time is really left. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table lead_time (
      brand_id uuid not null,
      channel_kind text not null,
      p80_ms bigint not null,
      counted_at timestamptz not null,
      primary key (brand_id, channel_kind)
    );
  `.execute(db)
}

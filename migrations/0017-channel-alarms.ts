import { sql, type Kysely } from 'kysely'

/** Leads may be told that a channel is down or silent. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table ping drop constraint ping_kind_check;
    alter table ping add constraint ping_kind_check
      check (kind in ('offer', 'assignment', 'nudge', 'page', 'incident', 'channel')) not valid;
  `.execute(db)
}

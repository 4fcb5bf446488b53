import { sql, type Kysely } from 'kysely'

/**
 * The figures remember up to which snapshot they have read the event log, so that an old transaction holds back nothing but
 * its own facts. What the column pair of before says stays true for a node of the previous release.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table figures_position
      add column seen pg_snapshot not null default '1:1:',
      add column seen_at timestamptz not null default '1970-01-01T00:00:00Z',
      add column target pg_snapshot,
      add column target_at timestamptz,
      add column at_xid xid8 not null default '0',
      add column at_id bigint not null default 0;
    update figures_position set seen = format('%s:%s:', greatest(xid::text::numeric, 1), greatest(xid::text::numeric, 1))::pg_snapshot;
  `.execute(db)
}

import { sql, type Kysely } from 'kysely'

/**
 * Columns that no question searches by are left out of the server's looks at a table: sorting 30,000 payloads took most of the time
 * of a look at `event`, and a table that grows is looked at as often as it doubles.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    set local lock_timeout = '5s';

    alter table event alter column payload set statistics 0;
    alter table message_body alter column text set statistics 0, alter column html set statistics 0,
      alter column detail set statistics 0;
    alter table timer alter column step_names set statistics 0, alter column step_at set statistics 0,
      alter column groups set statistics 0;
  `.execute(db)
}

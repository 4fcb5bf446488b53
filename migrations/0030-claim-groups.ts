import { sql, type Kysely } from 'kysely'

/** The rosters that named whoever took the work, as they were then: between them a handover is one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table claim add column groups text[] not null default '{}'`.execute(db)
}

import { sql, type Kysely } from 'kysely'

/** Whoever asked for an audit can have it rest, and end it early. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table helpdesk_audit drop constraint helpdesk_audit_state_check;
    alter table helpdesk_audit add constraint helpdesk_audit_state_check
      check (state in ('queued', 'running', 'waiting', 'paused', 'stopped', 'done', 'cancelled'));
  `.execute(db)
}

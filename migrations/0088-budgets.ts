import { sql, type Kysely } from 'kysely'

/** A brand may limit a calendar month as a whole, too, and its limits may come from its file. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table budget add column managed_by text not null default 'console' check (managed_by in ('console', 'config'));
    alter table budget drop constraint budget_period_check;
    alter table budget add constraint budget_period_check check (period in ('hour', 'day', 'month', 'conversation'));
  `.execute(db)
}

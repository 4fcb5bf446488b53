import { sql, type Kysely } from 'kysely'

/** What somebody asked for and takes a while: a back-test, a re-target. Any node does it, and every node can tell how far it is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table errand (
      brand_id uuid not null references brand,
      id uuid not null,
      kind text not null check (kind in ('back_test', 'retarget')),
      person_id uuid,
      request jsonb not null,
      state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed')),
      progress real not null default 0,
      result jsonb,
      asked_at timestamptz not null,
      ended_at timestamptz,
      primary key (brand_id, id)
    );
    create index audit_subject on audit (brand_id, subject, at desc);
  `.execute(db)
}

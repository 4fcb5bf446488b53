import { sql, type Kysely } from 'kysely'

/** How long answers usually take, which minutes of an hour were paid, and accounts that turn out to be one person's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    set local lock_timeout = '5s';

    alter table lead_time add column p50_ms bigint, add column answers integer;
    alter table pay_terms add column usual_answers integer check (usual_answers > 0);
    alter table pay_entry add column paid_minutes smallint[];
    create index pay_entry_standby on pay_entry (person_id, hour_at) where kind = 'standby';

    alter table person add column joined_into uuid references person;
    create index person_joined on person (joined_into) where joined_into is not null;

    create table payout_clash (
      person_id uuid not null references person,
      other_id uuid not null references person,
      at timestamptz not null,
      primary key (person_id, other_id)
    );
  `.execute(db)
}

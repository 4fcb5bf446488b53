import { sql, type Kysely } from 'kysely'

/** Synthetic customers that leads set up in the console, and visits that somebody asks for at once beside the daily one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    set local lock_timeout = '5s';

    create table shopper_plan (
      brand_id uuid not null references brand,
      name text not null,
      plan jsonb not null,
      primary key (brand_id, name)
    );

    alter table shopper_visit add column by_hand boolean not null default false;
    alter table shopper_visit drop constraint shopper_visit_brand_id_plan_on_date_key;
    create unique index shopper_visit_daily on shopper_visit (brand_id, plan, on_date) where not by_hand;
  `.execute(db)
}

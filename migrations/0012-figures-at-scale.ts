import { sql, type Kysely } from 'kysely'

/** What lets a period of millions of turns be read in a second: waits by buckets, one customer in 64, the worst by index alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table turn_account
      add column local_hour smallint not null default 0,
      add column customer_sampled boolean generated always as (hashtextextended(customer_id::text, 0) & 63 = 0) stored;
    create index turn_account_sampled on turn_account (brand_id, opened_at) where customer_sampled;
    drop index turn_account_neglected;
    create index turn_account_worst on turn_account (brand_id, opened_at) include (ended_at, turn_id) where neglected;

    create table wait_tally (
      brand_id uuid not null,
      quarter_at timestamptz not null,
      metric text not null,
      bucket smallint not null,
      count bigint not null default 0,
      primary key (brand_id, quarter_at, metric, bucket)
    );
  `.execute(db)
}

import { sql, type Kysely } from 'kysely'

/** What the figures are summed from: one row a turn as it is accounted for, and what turns that ended add up to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table turn_account (
      brand_id uuid not null,
      turn_id uuid not null,
      conversation_id uuid not null,
      customer_id uuid not null,
      channel_id uuid not null,
      language text,
      time_zone text not null,
      number integer not null,
      opened_at timestamptz not null,
      ended_at timestamptz,
      outcome text,
      target_ms bigint,
      due_at timestamptz,
      past_at timestamptz,
      neglected boolean not null default false,
      cause text,
      primary key (brand_id, turn_id)
    );
    create index turn_account_conversation on turn_account (brand_id, conversation_id);
    create index turn_account_opened on turn_account (brand_id, opened_at);
    create index turn_account_neglected on turn_account (brand_id, opened_at) where neglected;
    create index turn_account_open on turn_account (brand_id, opened_at) where ended_at is null and target_ms is not null;
    create index turn_account_unexplained on turn_account (past_at)
      where ended_at is null and cause is null and past_at is not null;

    create table neglect_tally (
      brand_id uuid not null,
      quarter_at timestamptz not null,
      channel_id uuid not null,
      metric text not null,
      language text not null,
      local_hour smallint not null,
      cause text not null,
      turns bigint not null default 0,
      answered bigint not null default 0,
      answered_late bigint not null default 0,
      unanswered bigint not null default 0,
      neglected bigint not null default 0,
      never_answered bigint not null default 0,
      hidden bigint not null default 0,
      neglected_on_calendar bigint not null default 0,
      past_once bigint not null default 0,
      past_twice bigint not null default 0,
      past_four_times bigint not null default 0,
      past bigint not null default 0,
      primary key (brand_id, quarter_at, channel_id, metric, language, local_hour, cause)
    );

    create table figures_position (
      singleton boolean primary key default true check (singleton),
      xid xid8 not null,
      id bigint not null
    );
    insert into figures_position (xid, id) values ('0', 0);
  `.execute(db)
}

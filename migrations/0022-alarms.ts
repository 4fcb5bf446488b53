import { sql, type Kysely } from 'kysely'

/** Alarms between digests: what stands, who wants to hear of it, and what they were told. Notices are people's, over all brands. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table alarm (
      brand_id uuid not null,
      id uuid not null,
      cause text not null check (cause in ('index', 'silent', 'channel_down')),
      subject text not null,
      facts jsonb not null,
      began_at timestamptz not null,
      ended_at timestamptz,
      primary key (brand_id, id)
    );
    create unique index alarm_standing on alarm (brand_id, cause, subject) where ended_at is null;
    create index alarm_recent on alarm (brand_id, began_at desc, id desc);

    create table alarm_subscription (
      brand_id uuid not null,
      id uuid not null,
      person_id uuid not null,
      causes text[] not null default '{index,silent,channel_down}'
        check (causes <@ array['index', 'silent', 'channel_down']),
      via text[] not null default '{email}' check (via <@ array['email', 'slack'] and cardinality(via) > 0),
      language text not null default 'en',
      time_zone text not null,
      primary key (brand_id, id)
    );
    create unique index alarm_subscription_once on alarm_subscription (brand_id, person_id);

    create table alarm_notice (
      id uuid primary key,
      person_id uuid not null,
      causes text[] not null,
      alarm_ids uuid[] not null,
      alarms jsonb not null,
      via text not null,
      language text not null,
      time_zone text not null,
      state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
      attempts integer not null default 0,
      leased_until timestamptz,
      error text,
      queued_at timestamptz not null,
      sent_at timestamptz
    );
    create index alarm_notice_person on alarm_notice (person_id, queued_at desc);
  `.execute(db)
}

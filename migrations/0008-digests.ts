import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index turn_opened on turn (brand_id, opened_at);

    alter table digest_subscription add column created_at timestamptz not null default now();
    create index digest_subscription_active on digest_subscription (brand_id, id) where ended_at is null;
    create index digest_subscription_person on digest_subscription (brand_id, person_id);

    alter table digest
      add column time_zone text not null default 'UTC',
      add column language text not null default 'en',
      add column attempts integer not null default 0,
      add column leased_until timestamptz,
      add column error text;
  `.execute(db)
}

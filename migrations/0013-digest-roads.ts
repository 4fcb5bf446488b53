import { sql, type Kysely } from 'kysely'

/** A digest may come by more than one road; each carries it once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table digest_subscription add column via text[] not null default '{email}'
      check (via <@ array['email', 'slack'] and cardinality(via) > 0);
    alter table digest add column via text not null default 'email';
    create unique index digest_once_by_road on digest (brand_id, subscription_id, from_at, via) where subscription_id is not null;
    drop index digest_once;
  `.execute(db)
}

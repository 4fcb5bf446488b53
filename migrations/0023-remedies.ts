import { sql, type Kysely } from 'kysely'

/** Remedies that somebody tries: what was predicted, the draft, and since when it is in force. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table remedy_trial (
      brand_id uuid not null,
      id uuid not null,
      remedy jsonb not null,
      from_at timestamptz not null,
      to_at timestamptz not null,
      turns integer not null,
      neglected integer not null,
      draft jsonb,
      roster_id uuid,
      person_id uuid,
      created_at timestamptz not null,
      adopted_at timestamptz,
      primary key (brand_id, id)
    );
    create index remedy_trial_adopted on remedy_trial (brand_id, adopted_at desc) where adopted_at is not null;
  `.execute(db)
}

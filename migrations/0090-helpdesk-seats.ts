import { sql, type Kysely } from 'kysely'

/** Who of the brand's people works in a helpdesk beside us, as it was last told: whether they take work there, and what their groups make them able to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    set local lock_timeout = '5s';

    create table helpdesk_seat (
      brand_id uuid not null references brand,
      channel_id uuid not null,
      person_id uuid not null references person,
      available boolean,
      skills text[] not null default '{}',
      until_at timestamptz not null,
      primary key (channel_id, person_id)
    );
  `.execute(db)
}

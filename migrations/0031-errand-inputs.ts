import { sql, type Kysely } from 'kysely'

/** What an errand works on, too large to be read each time somebody asks how far it is; gone when it has ended. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table errand_input (
      brand_id uuid not null,
      errand_id uuid not null,
      content text not null,
      primary key (brand_id, errand_id),
      foreign key (brand_id, errand_id) references errand
    )
  `.execute(db)
}

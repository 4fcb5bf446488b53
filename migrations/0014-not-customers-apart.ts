import { sql, type Kysely } from 'kysely'

/** Every message asks whether its sender is known to be no customer: the few that are have an index of their own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index identity_not_customer on identity (brand_id, kind, address) where not_customer is not null
  `.execute(db)
}

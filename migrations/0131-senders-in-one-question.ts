import { sql, type Kysely } from 'kysely'

/** Who a sender is, a customer or not, is asked with everything else that stands of a delivery, by the key of their address. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    set local lock_timeout = '5s';

    drop index identity_not_customer;
  `.execute(db)
}

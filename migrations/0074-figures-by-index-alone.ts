import { sql, type Kysely } from 'kysely'

/**
 * What a digest over millions of turns reads from the accounts lies in indexes alone: whose customers are counted, and the
 * longest waits in their order. Nothing but the summing of figures writes this table, and waits while they are built.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index turn_account_sampled;
    create index turn_account_sampled on turn_account (brand_id, opened_at)
      include (customer_id, neglected, ended_at, past_at, target_ms, outcome, channel_id, language, time_zone, local_hour) where customer_sampled;
    create index turn_account_longest on turn_account (brand_id, (ended_at - opened_at) desc, turn_id)
      include (opened_at, ended_at) where neglected;
  `.execute(db)
}

import { sql, type Kysely } from 'kysely'

/**
 * What a decision asks of everybody it weighs, four weeks of claims and answered offers, lies in indexes alone: for fifty people who
 * work full time that is 120,000 claims, each of which was read from its table.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    set local lock_timeout = '5s';

    drop index claim_person;
    create index claim_person on claim (person_id, claimed_at desc) include (ended_at, credit);
    create index offer_answered on offer (person_id, offered_at desc) include (state)
      where delivered_at is not null and state in ('claimed', 'declined', 'expired');
  `.execute(db)
}

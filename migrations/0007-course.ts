import { sql, type Kysely } from 'kysely'

/** What else happens to a conversation: statuses that people set, waits that a merge carried over, promises in holding replies. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table status_change (
      brand_id uuid not null,
      id uuid not null,
      conversation_id uuid not null,
      occurred_at timestamptz not null,
      status text not null check (status in ('open', 'pending', 'on_hold', 'snoozed', 'woken')),
      until_at timestamptz,
      person_id uuid,
      reason text,
      primary key (brand_id, id)
    );
    create index status_change_conversation on status_change (brand_id, conversation_id);

    create table carried_wait (
      brand_id uuid not null,
      conversation_id uuid not null,
      message_id uuid not null,
      merged_from uuid not null,
      since timestamptz not null,
      occurred_at timestamptz not null,
      policy_id uuid,
      policy_version integer,
      metric text,
      history boolean not null default false,
      primary key (brand_id, conversation_id, message_id)
    );

    alter table message add column promise_until timestamptz;

    alter table settlement drop constraint settlement_outcome_check,
      add constraint settlement_outcome_check
        check (outcome in ('unanswered', 'no_reply_needed', 'not_customer', 'merged')) not valid;
    alter table turn drop constraint turn_outcome_check,
      add constraint turn_outcome_check
        check (outcome in ('answered', 'unanswered', 'no_reply_needed', 'not_customer', 'merged')) not valid;
  `.execute(db)
}

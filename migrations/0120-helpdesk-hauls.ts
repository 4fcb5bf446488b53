import { sql, type Kysely } from 'kysely'

/**
 * What an audit learnt is kept by hauls and buckets of tickets, no more by single facts, and each fact by position. A node of the release before can neither read nor store
 * audits meanwhile: its haul is taken back whole, and its job is done again by a node of this one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    set local lock_timeout = '5s';

    create table helpdesk_haul (
      brand_id uuid not null,
      audit_id uuid not null,
      bucket smallint not null,
      haul integer not null,
      facts json not null,
      primary key (brand_id, audit_id, bucket, haul),
      foreign key (brand_id, audit_id) references helpdesk_audit on delete cascade
    );

    lock table helpdesk_fact;
    insert into helpdesk_haul (brand_id, audit_id, bucket, haul, facts)
    select brand_id, audit_id, get_byte(sha256(convert_to(ticket_id, 'UTF8')), 0) % 128, -1, json_agg(fact)
    from helpdesk_fact cross join lateral (
      select case kind
        when 'ticket' then json_build_array(kind, ticket_id, data -> 'channelKind', data -> 'subject', data -> 'customerId',
          data -> 'customerName', data -> 'language', data -> 'timeZone', data -> 'createdAt', data -> 'createdBy',
          data -> 'merged', data -> 'leftOut')
        when 'comment' then json_build_array(kind, ticket_id, data -> 'id', data -> 'at', data -> 'authorId', data -> 'staff',
          data -> 'public', data -> 'automatic', data -> 'thanksOnly', data -> 'promise')
        when 'change' then json_build_array(kind, ticket_id, data -> 'id', data -> 'at', data -> 'what', data -> 'to')
        when 'promise' then json_build_array(kind, ticket_id, data -> 'id', data -> 'at', data -> 'says', data -> 'instance',
          data -> 'targetSeconds', data -> 'businessHours')
      end as fact
    ) written
    group by 1, 2, 3;
    drop table helpdesk_fact;
  `.execute(db)
}

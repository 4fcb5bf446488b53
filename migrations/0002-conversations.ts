import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table channel (
      brand_id uuid not null references brand,
      id uuid not null,
      slug text not null unique,
      name text not null,
      kind text not null check (kind in ('email', 'chat', 'social', 'phone', 'helpdesk')),
      adapter text not null,
      mode text not null default 'observe' check (mode in ('observe', 'alert', 'dispatch', 'acknowledge')),
      address text,
      settings jsonb not null default '{}',
      secret bytea,
      position jsonb not null default '{}',
      health jsonb not null default '{}',
      connected_at timestamptz not null default now(),
      removed_at timestamptz,
      primary key (brand_id, id)
    );
    create unique index channel_address on channel (lower(address)) where address is not null and removed_at is null;

    create table customer (
      brand_id uuid not null,
      id uuid not null,
      name text,
      language text,
      time_zone text,
      segment text,
      facts jsonb not null default '{}',
      created_at timestamptz not null default now(),
      primary key (brand_id, id)
    );

    create table identity (
      brand_id uuid not null,
      kind text not null,
      address text not null,
      customer_id uuid not null,
      not_customer text,
      primary key (brand_id, kind, address)
    );
    create index identity_customer on identity (brand_id, customer_id);

    create table conversation (
      brand_id uuid not null,
      id uuid not null,
      channel_id uuid not null,
      thread_hash bytea not null,
      customer_id uuid not null,
      state text not null default 'open' check (state in ('open', 'pending', 'on_hold', 'solved', 'closed')),
      subject text,
      priority text not null default 'normal' check (priority in ('low', 'normal', 'high', 'urgent')),
      language text,
      tags text[] not null default '{}',
      merged_into uuid,
      snoozed_until timestamptz,
      version integer not null default 0,
      last_message_at timestamptz not null,
      created_at timestamptz not null default now(),
      primary key (brand_id, id),
      unique (brand_id, channel_id, thread_hash)
    );
    create index conversation_recent on conversation (brand_id, last_message_at desc, id desc);
    create index conversation_customer on conversation (brand_id, customer_id);

    create table message (
      brand_id uuid not null,
      id uuid not null,
      conversation_id uuid not null,
      channel_id uuid not null,
      external_hash bytea not null,
      direction text not null check (direction in ('inbound', 'outbound', 'note')),
      author text not null check (author in ('customer', 'agent', 'bot', 'system')),
      person_id uuid,
      closes_turn boolean not null,
      opens_turn boolean not null,
      history boolean not null default false,
      occurred_at timestamptz not null,
      ingested_at timestamptz not null,
      flags text[] not null default '{}',
      primary key (brand_id, id)
    );
    create unique index message_external on message (brand_id, channel_id, external_hash);
    create index message_conversation on message (brand_id, conversation_id, occurred_at, id);

    create table message_body (
      brand_id uuid not null,
      message_id uuid not null,
      external_id text not null,
      author_name text,
      author_address text,
      text text not null,
      html text,
      detail jsonb not null default '{}',
      primary key (brand_id, message_id)
    );

    create table blob (
      brand_id uuid not null,
      sha256 bytea not null,
      size bigint not null,
      media_type text,
      created_at timestamptz not null default now(),
      primary key (brand_id, sha256)
    );

    create table blob_chunk (
      brand_id uuid not null,
      sha256 bytea not null,
      position integer not null,
      bytes bytea not null,
      primary key (brand_id, sha256, position)
    );

    create table attachment (
      brand_id uuid not null,
      id uuid not null,
      message_id uuid not null,
      sha256 bytea not null,
      name text,
      media_type text not null,
      size bigint not null,
      content_id text,
      primary key (brand_id, id)
    );
    create index attachment_message on attachment (brand_id, message_id);

    create table quarantine (
      brand_id uuid not null,
      id uuid not null,
      channel_id uuid not null,
      sha256 bytea,
      reason text not null,
      received_at timestamptz not null,
      resolved_at timestamptz,
      primary key (brand_id, id)
    );

    create table reply (
      brand_id uuid not null,
      message_id uuid not null,
      conversation_id uuid not null,
      channel_id uuid not null,
      person_id uuid,
      author text not null default 'agent',
      claim_id uuid,
      idempotency_key text not null,
      external_id text not null,
      text text not null,
      state text not null default 'queued' check (state in ('queued', 'handed_over', 'failed')),
      attempts integer not null default 0,
      error text,
      queued_at timestamptz not null,
      handed_over_at timestamptz,
      primary key (brand_id, message_id),
      unique (brand_id, conversation_id, idempotency_key)
    );
    create index reply_queued on reply (brand_id, queued_at) where state = 'queued';

    create table turn (
      brand_id uuid not null,
      id uuid not null,
      conversation_id uuid not null,
      number integer not null,
      opened_by uuid not null,
      opened_at timestamptz not null,
      closed_by uuid,
      closed_at timestamptz,
      outcome text check (outcome in ('answered', 'unanswered', 'no_reply_needed', 'merged')),
      reason text,
      history boolean not null default false,
      cause text,
      primary key (brand_id, id),
      unique (brand_id, conversation_id, number) deferrable initially deferred
    );
    create table settlement (
      brand_id uuid not null,
      id uuid not null,
      conversation_id uuid not null,
      occurred_at timestamptz not null,
      outcome text not null check (outcome in ('unanswered', 'no_reply_needed', 'merged')),
      reason text,
      person_id uuid,
      voided_at timestamptz,
      primary key (brand_id, id)
    );
    create index settlement_conversation on settlement (brand_id, conversation_id);
    create index turn_open on turn (brand_id, opened_at) where closed_at is null;
  `.execute(db)
}

import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table dispatch (
      brand_id uuid not null,
      id uuid not null,
      conversation_id uuid not null,
      turn_id uuid not null,
      state text not null check (state in ('open', 'claimed', 'answered', 'withdrawn')),
      version integer not null default 0,
      wave integer not null default 0,
      audiences text[] not null default '{}',
      linked_to uuid,
      opened_at timestamptz not null,
      closed_at timestamptz,
      reason text,
      primary key (brand_id, id)
    );
    create unique index dispatch_turn on dispatch (brand_id, turn_id);
    create index dispatch_linked on dispatch (brand_id, linked_to) where linked_to is not null;
    create index dispatch_open on dispatch (brand_id, opened_at) where state in ('open', 'claimed');

    create table offer (
      brand_id uuid not null,
      id uuid not null,
      dispatch_id uuid not null,
      conversation_id uuid not null,
      channel_kind text not null,
      person_id uuid not null,
      wave integer not null,
      state text not null check (state in ('open', 'claimed', 'declined', 'expired', 'withdrawn')),
      offered_at timestamptz not null,
      expires_at timestamptz not null,
      delivered_at timestamptz,
      closed_at timestamptz,
      reason text,
      chance real,
      pay jsonb,
      primary key (brand_id, id)
    );
    create unique index offer_id on offer (id);
    create index offer_pay on offer (brand_id, offered_at) where pay is not null;
    create index offer_open on offer (person_id) where state = 'open';
    create index offer_person on offer (person_id, offered_at desc);
    create index offer_dispatch on offer (brand_id, dispatch_id);
    create unique index offer_once on offer (brand_id, dispatch_id, person_id) where state = 'open';

    create table claim (
      brand_id uuid not null,
      id uuid not null,
      conversation_id uuid not null,
      channel_kind text not null,
      turn_id uuid not null,
      dispatch_id uuid,
      offer_id uuid,
      person_id uuid not null,
      origin text not null check (origin in ('offer', 'assignment', 'self', 'handover')),
      state text not null check (state in ('active', 'answered', 'lapsed', 'handed_back', 'superseded')),
      version integer not null default 0,
      claimed_at timestamptz not null,
      started_at timestamptz,
      reply_by timestamptz not null,
      ended_at timestamptz,
      credit real,
      reason text,
      primary key (brand_id, id)
    );
    create unique index claim_id on claim (id);
    create index claim_turn on claim (brand_id, turn_id) where state = 'active';
    create index claim_held on claim (person_id) where state = 'active';
    create index claim_conversation on claim (brand_id, conversation_id, claimed_at desc);
    create unique index claim_active on claim (brand_id, conversation_id) where state = 'active';
    create index claim_person on claim (person_id, claimed_at desc);

    create table ping (
      brand_id uuid not null,
      id uuid not null,
      person_id uuid not null,
      kind text not null check (kind in ('offer', 'assignment', 'nudge', 'page', 'incident')),
      conversation_id uuid,
      offer_id uuid,
      event_id bigint,
      via text not null,
      state text not null check (state in ('queued', 'sent', 'failed', 'held', 'dropped')),
      attempts integer not null default 0,
      leased_until timestamptz,
      message_id uuid,
      receipt jsonb,
      error text,
      queued_at timestamptz not null,
      sent_at timestamptz,
      primary key (brand_id, id)
    );
    create index ping_person on ping (person_id, queued_at desc);
    create index ping_waiting on ping (person_id, via) where state in ('queued', 'held');
    create unique index ping_event on ping (brand_id, event_id, person_id, via) where event_id is not null;
    create unique index ping_offer on ping (brand_id, offer_id, via) where offer_id is not null;

    create table incident (
      brand_id uuid not null,
      id uuid not null,
      opened_at timestamptz not null,
      closed_at timestamptz,
      at_risk integer not null,
      paged_at_risk integer not null,
      primary key (brand_id, id)
    );
    create unique index incident_open on incident (brand_id) where closed_at is null;

    create table budget (
      brand_id uuid not null references brand,
      period text not null check (period in ('hour', 'day', 'conversation')),
      limit_minor bigint not null check (limit_minor >= 0),
      primary key (brand_id, period)
    );

    create table fairness (
      person_id uuid primary key references person,
      presence_ms bigint not null,
      work real not null,
      counted_at timestamptz not null
    );

    create table decision (
      brand_id uuid not null,
      id uuid not null,
      dispatch_id uuid,
      conversation_id uuid not null,
      event_id bigint,
      step text not null,
      at timestamptz not null,
      outcome jsonb not null,
      considered jsonb not null,
      primary key (brand_id, id)
    );
    create index decision_conversation on decision (brand_id, conversation_id, at);
    create unique index decision_event on decision (brand_id, event_id) where event_id is not null;

    create table digest_subscription (
      brand_id uuid not null,
      id uuid not null,
      person_id uuid not null,
      period text not null check (period in ('daily', 'weekly', 'monthly')),
      at_local_minute integer not null default 480 check (at_local_minute between 0 and 1439),
      time_zone text not null,
      language text not null default 'en',
      ended_at timestamptz,
      primary key (brand_id, id)
    );
    create unique index digest_subscription_once on digest_subscription (brand_id, person_id, period) where ended_at is null;

    create table digest (
      brand_id uuid not null,
      id uuid not null,
      subscription_id uuid,
      person_id uuid,
      period text not null,
      from_at timestamptz not null,
      to_at timestamptz not null,
      figures jsonb not null,
      state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
      created_at timestamptz not null default now(),
      sent_at timestamptz,
      primary key (brand_id, id)
    );
    create unique index digest_once on digest (brand_id, subscription_id, from_at) where subscription_id is not null;
  `.execute(db)
}

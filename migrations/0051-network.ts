import { sql, type Kysely } from 'kysely'

/** Who may answer in a brand's name, how they were let in, how good their answers are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    set local lock_timeout = '5s';

    alter table person add column country text check (country ~ '^[A-Z]{2}$'), add column phone text;
    create unique index person_phone on person (phone) where phone is not null and removed_at is null;

    create table admission (
      brand_id uuid not null references brand,
      person_id uuid not null references person,
      state text not null check (state in
        ('invited', 'applied', 'agreed', 'probation', 'active', 'suspended', 'declined', 'left')),
      agreed_version integer,
      agreed_at timestamptz,
      reason text,
      suspended_from text check (suspended_from in ('probation', 'active')),
      suspended_by uuid,
      appeal text,
      appealed_at timestamptz,
      channel_kinds text[] not null default '{email}',
      note text,
      began_at timestamptz not null,
      changed_at timestamptz not null,
      check ((state = 'suspended') = (suspended_from is not null)),
      primary key (brand_id, person_id)
    );
    create index admission_person on admission (person_id);

    create table invitation (
      brand_id uuid not null references brand,
      id uuid not null,
      hash bytea not null unique,
      email text not null,
      invited_by uuid,
      expires_at timestamptz not null,
      used_at timestamptz,
      person_id uuid,
      primary key (brand_id, id)
    );

    create table agreement (
      brand_id uuid not null references brand,
      version integer not null check (version > 0),
      text text not null,
      customer_countries text[],
      required_at timestamptz not null,
      published_at timestamptz not null,
      published_by uuid,
      primary key (brand_id, version)
    );

    create table agreement_acceptance (
      brand_id uuid not null,
      person_id uuid not null references person,
      version integer not null,
      sha256 bytea not null,
      accepted_at timestamptz not null,
      primary key (brand_id, person_id, version),
      foreign key (brand_id, version) references agreement
    );

    create table brand_test (
      brand_id uuid not null references brand,
      version integer not null check (version > 0),
      questions jsonb not null,
      pass_percent integer not null check (pass_percent between 1 and 100),
      published_at timestamptz not null,
      primary key (brand_id, version)
    );

    create table test_attempt (
      brand_id uuid not null,
      id uuid not null,
      person_id uuid not null references person,
      version integer not null,
      answers jsonb not null,
      percent integer,
      state text not null check (state in ('waiting', 'passed', 'failed')),
      handed_in_at timestamptz not null,
      graded_at timestamptz,
      graded_by uuid,
      note text,
      primary key (brand_id, id),
      foreign key (brand_id, version) references brand_test
    );
    create unique index test_attempt_waiting on test_attempt (brand_id, person_id) where state = 'waiting';
    create index test_attempt_person on test_attempt (brand_id, person_id, handed_in_at desc);

    create table verified_ability (
      brand_id uuid not null references brand,
      person_id uuid not null references person,
      kind text not null check (kind in ('language', 'skill')),
      name text not null,
      verified_by uuid,
      verified_at timestamptz not null,
      primary key (brand_id, person_id, kind, name)
    );

    create table approval (
      brand_id uuid not null,
      id uuid not null,
      conversation_id uuid not null,
      person_id uuid not null references person,
      text text not null,
      promise jsonb,
      idempotency_key text not null,
      state text not null default 'waiting' check (state in ('waiting', 'approved', 'changed', 'rejected', 'overtaken')),
      sent_text text,
      note text,
      asked_at timestamptz not null,
      decided_at timestamptz,
      decided_by uuid,
      check ((state = 'waiting') = (decided_at is null)),
      primary key (brand_id, id)
    );
    create unique index approval_key on approval (brand_id, conversation_id, idempotency_key);
    create unique index approval_waiting on approval (brand_id, conversation_id) where state = 'waiting';
    create index approval_queue on approval (brand_id, asked_at) where state = 'waiting';
    create index approval_person on approval (person_id, asked_at desc);

    create table rating (
      brand_id uuid not null,
      message_id uuid not null,
      person_id uuid not null references person,
      good boolean not null,
      about text not null check (about in ('answer', 'brand')),
      first_at timestamptz not null,
      changed_at timestamptz not null,
      primary key (brand_id, message_id)
    );
    create index rating_person on rating (person_id);

    create table review (
      brand_id uuid not null,
      claim_id uuid not null,
      person_id uuid not null references person,
      score integer not null check (score between 1 and 5),
      note text,
      correction text,
      reviewed_at timestamptz not null,
      reviewed_by uuid,
      seen_at timestamptz,
      primary key (brand_id, claim_id)
    );
    create index review_person on review (person_id, reviewed_at desc);

    create table phone_test (
      person_id uuid not null references person,
      id uuid not null,
      sent_at timestamptz not null,
      shown_at timestamptz,
      phone_delay_ms bigint,
      primary key (person_id, id)
    );
  `.execute(db)
}

import { sql, type Kysely } from 'kysely'

/** What freelance experts earn: frozen terms, a ledger that only grows, statements over it, payments out of it, disputes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    set local lock_timeout = '5s';

    create table pay_terms (
      brand_id uuid not null,
      claim_id uuid not null,
      person_id uuid not null references person,
      conversation_id uuid not null,
      channel_kind text not null,
      offer_id uuid,
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      amount_minor bigint not null check (amount_minor >= 0),
      floor_minor bigint not null check (floor_minor between 0 and amount_minor),
      uplift_percent integer not null check (uplift_percent >= 0),
      usual_minutes real not null,
      final_after_ms bigint not null check (final_after_ms >= 0),
      frozen_at timestamptz not null,
      settled_at timestamptz,
      outcome text,
      check ((settled_at is null) = (outcome is null)),
      primary key (brand_id, claim_id)
    );
    create index pay_terms_unsettled on pay_terms (brand_id, claim_id) where settled_at is null;
    create index pay_terms_person on pay_terms (person_id, frozen_at desc);
    create index pay_terms_frozen on pay_terms (brand_id, frozen_at) where offer_id is null;

    create table pay_entry (
      brand_id uuid not null,
      id uuid not null,
      person_id uuid not null references person,
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      amount_minor bigint not null,
      kind text not null check (kind in
        ('answer', 'floor', 'standby', 'practice', 'adjustment', 'transfer', 'payment', 'payment_returned')),
      claim_id uuid,
      hour_at timestamptz,
      minutes integer check (minutes between 1 and 60),
      dispute_id uuid,
      payment_id uuid,
      reason text,
      by_id uuid,
      occurred_at timestamptz not null,
      final_at timestamptz not null,
      recorded_at timestamptz not null default now(),
      check ((kind = 'practice') = (currency = 'XTS')),
      check ((kind in ('answer', 'floor')) = (claim_id is not null)),
      check ((kind = 'standby') = (hour_at is not null and minutes is not null)),
      check ((kind in ('payment', 'payment_returned')) = (payment_id is not null)),
      check (kind in ('adjustment', 'transfer', 'payment') or amount_minor >= 0),
      primary key (brand_id, id)
    );
    create unique index pay_entry_claim on pay_entry (brand_id, claim_id) where claim_id is not null;
    create unique index pay_entry_hour on pay_entry (brand_id, person_id, hour_at) where hour_at is not null;
    create unique index pay_entry_dispute on pay_entry (brand_id, dispute_id) where dispute_id is not null;
    create unique index pay_entry_payment on pay_entry (brand_id, payment_id, kind) where payment_id is not null;
    create unique index pay_entry_practice on pay_entry (brand_id, person_id) where kind = 'practice';
    create index pay_entry_person on pay_entry (person_id, occurred_at desc, id desc);
    create index pay_entry_account on pay_entry (brand_id, person_id, currency);

    create table pay_statement (
      brand_id uuid not null,
      id uuid not null,
      person_id uuid not null references person,
      currency text not null,
      number integer not null check (number > 0),
      from_at timestamptz not null,
      to_at timestamptz not null check (to_at > from_at),
      pay_on date not null,
      opening_minor bigint not null,
      closing_minor bigint not null,
      made_at timestamptz not null,
      primary key (brand_id, id)
    );
    create unique index pay_statement_number on pay_statement (brand_id, person_id, currency, number);
    create unique index pay_statement_period on pay_statement (brand_id, person_id, currency, to_at);
    create index pay_statement_person on pay_statement (person_id, to_at desc);

    create table pay_statement_line (
      brand_id uuid not null,
      statement_id uuid not null,
      entry_id uuid not null,
      primary key (brand_id, entry_id),
      foreign key (brand_id, statement_id) references pay_statement,
      foreign key (brand_id, entry_id) references pay_entry
    );
    create index pay_statement_line_statement on pay_statement_line (brand_id, statement_id);

    create table payout_profile (
      person_id uuid not null references person,
      version integer not null check (version > 0),
      holder text not null,
      country text not null check (country ~ '^[A-Z]{2}$'),
      iban text,
      account text,
      bic text,
      fingerprint bytea not null,
      set_at timestamptz not null,
      ended_at timestamptz,
      check ((iban is null) <> (account is null)),
      primary key (person_id, version)
    );
    create unique index payout_profile_current on payout_profile (person_id) where ended_at is null;
    create unique index payout_profile_one_person on payout_profile (fingerprint) where ended_at is null;

    create table payment_batch (
      brand_id uuid not null,
      id uuid not null,
      currency text not null,
      pay_on date not null,
      made_at timestamptz not null,
      made_by uuid,
      payer jsonb not null,
      primary key (brand_id, id)
    );
    create index payment_batch_made on payment_batch (brand_id, made_at desc, id desc);

    create table payment (
      brand_id uuid not null,
      id uuid not null,
      batch_id uuid not null,
      person_id uuid not null references person,
      currency text not null,
      amount_minor bigint not null check (amount_minor > 0),
      profile_version integer not null,
      end_to_end_id text not null,
      state text not null default 'ordered' check (state in ('ordered', 'paid', 'failed')),
      reference text,
      reason text,
      settled_at timestamptz,
      check ((state = 'ordered') = (settled_at is null)),
      check (state <> 'paid' or reference is not null),
      primary key (brand_id, id),
      foreign key (brand_id, batch_id) references payment_batch,
      foreign key (person_id, profile_version) references payout_profile
    );
    create unique index payment_under_way on payment (brand_id, person_id, currency) where state = 'ordered';
    create unique index payment_end_to_end on payment (end_to_end_id);
    create index payment_batch_of on payment (brand_id, batch_id);
    create index payment_person on payment (person_id, id desc);

    create table pay_dispute (
      brand_id uuid not null,
      id uuid not null,
      person_id uuid not null references person,
      claim_id uuid,
      entry_id uuid,
      text text not null,
      state text not null default 'open' check (state in ('open', 'granted', 'refused')),
      opened_at timestamptz not null,
      answer text,
      decided_at timestamptz,
      decided_by uuid,
      check ((state = 'open') = (decided_at is null)),
      primary key (brand_id, id)
    );
    create unique index pay_dispute_open on pay_dispute (brand_id, person_id, claim_id, entry_id) nulls not distinct
      where state = 'open';
    create index pay_dispute_brand on pay_dispute (brand_id, opened_at desc, id desc);

    create table standby_settled (
      brand_id uuid primary key references brand,
      until_at timestamptz not null
    );

    create function pay_only_grows() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only', tg_table_name using hint = 'what was wrong is put right by a new line';
    end $$;
    create trigger pay_entry_stays before update or delete on pay_entry for each row execute function pay_only_grows();
    create trigger pay_entry_stays_whole before truncate on pay_entry for each statement execute function pay_only_grows();
    create trigger pay_statement_stays before update or delete on pay_statement
      for each row execute function pay_only_grows();
    create trigger pay_statement_line_stays before update or delete on pay_statement_line
      for each row execute function pay_only_grows();

    create function pay_terms_freeze() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or old.settled_at is not null
        or (to_jsonb(old) - 'settled_at' - 'outcome') <> (to_jsonb(new) - 'settled_at' - 'outcome') then
        raise exception 'what a claim pays is frozen' using hint = 'what was wrong is put right by an adjustment';
      end if;
      return new;
    end $$;
    create trigger pay_terms_frozen before update or delete on pay_terms
      for each row execute function pay_terms_freeze();

    create function pay_statement_balances() returns trigger language plpgsql as $$
    declare
      stated bigint;
      stranger bigint;
      before bigint;
    begin
      select coalesce(sum(e.amount_minor), 0),
          count(*) filter (where e.person_id <> new.person_id or e.currency <> new.currency) into stated, stranger
        from pay_statement_line l join pay_entry e on e.brand_id = l.brand_id and e.id = l.entry_id
        where l.brand_id = new.brand_id and l.statement_id = new.id;
      select coalesce((select closing_minor from pay_statement where brand_id = new.brand_id
        and person_id = new.person_id and currency = new.currency and number = new.number - 1), 0) into before;
      if stranger > 0 or new.opening_minor <> before or new.opening_minor + stated <> new.closing_minor then
        raise exception 'statement % does not balance: % before it, % opening, % stated, % closing, % lines of others',
          new.id, before, new.opening_minor, stated, new.closing_minor, stranger;
      end if;
      return null;
    end $$;
    create constraint trigger pay_statement_balances after insert on pay_statement
      deferrable initially deferred for each row execute function pay_statement_balances();
  `.execute(db)
}

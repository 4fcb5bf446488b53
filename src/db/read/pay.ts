import { sql, type Kysely } from 'kysely'
import type { PayEntryKind } from '../../domain/pay/pay-entry.ts'
import type { DB } from '../schema.ts'

/** Whose books: one person's over all brands, or everybody's of these brands. */
export interface Books {
  readonly personId?: string | null
  readonly brandIds?: readonly string[] | null
}

function within({ personId = null, brandIds = null }: Books, alias: string) {
  const of = (column: string) => sql.ref(`${alias}.${column}`)
  return sql`(${personId}::uuid is null or ${of('person_id')} = ${personId})
    and (${brandIds}::uuid[] is null or ${of('brand_id')} = any (${brandIds}::uuid[]))`
}

export interface EntryRow {
  readonly id: string
  readonly brand_id: string
  readonly brand_name: string
  readonly person_id: string
  readonly person_name: string
  readonly currency: string
  readonly amount_minor: number
  readonly kind: PayEntryKind
  readonly reason: string | null
  readonly minutes: number | null
  readonly channel_kind: string | null
  readonly claim_id: string | null
  readonly occurred_at: Date
  readonly final_at: Date
  readonly reference: string | null
}

/** Lines of the ledger, newest first; of one statement where it is named. */
export async function readEntries(
  db: Kysely<DB>,
  books: Books & { readonly statementId?: string },
  after: readonly [string, string] | null,
  limit: number,
): Promise<readonly EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select e.*, b.name as brand_name, p.name as person_name, t.channel_kind, y.reference
    from pay_entry e join brand b on b.id = e.brand_id join person p on p.id = e.person_id
    left join pay_terms t on t.brand_id = e.brand_id and t.claim_id = e.claim_id
    left join payment y on y.brand_id = e.brand_id and y.id = e.payment_id
    where ${within(books, 'e')}
      and (${books.statementId ?? null}::uuid is null or exists (select from pay_statement_line l
        where l.brand_id = e.brand_id and l.entry_id = e.id and l.statement_id = ${books.statementId ?? null}))
      and (${after?.[0] ?? null}::timestamptz is null
        or (e.occurred_at, e.id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by e.occurred_at desc, e.id desc limit ${limit}
  `.execute(db)
  return rows
}

export interface StatementRow {
  readonly id: string
  readonly brand_id: string
  readonly brand_name: string
  readonly brand_zone: string
  readonly person_id: string
  readonly person_name: string
  readonly currency: string
  readonly number: number
  readonly from_at: Date
  readonly to_at: Date
  readonly pay_on: string
  readonly opening_minor: number
  readonly closing_minor: number
}

export async function readStatements(
  db: Kysely<DB>,
  books: Books & { readonly id?: string },
): Promise<readonly StatementRow[]> {
  const { rows } = await sql<StatementRow>`
    select s.*, s.pay_on::text as pay_on, b.name as brand_name, b.time_zone as brand_zone, p.name as person_name
    from pay_statement s join brand b on b.id = s.brand_id join person p on p.id = s.person_id
    where ${within(books, 's')} and (${books.id ?? null}::uuid is null or s.id = ${books.id ?? null})
    order by s.to_at desc, s.id limit 200
  `.execute(db)
  return rows
}

export interface DisputeRow {
  readonly id: string
  readonly brand_id: string
  readonly brand_name: string
  readonly person_id: string
  readonly person_name: string
  readonly claim_id: string | null
  readonly entry_id: string | null
  readonly text: string
  readonly state: 'open' | 'granted' | 'refused'
  readonly opened_at: Date
  readonly answer: string | null
  readonly decided_at: Date | null
  readonly amount_minor: number | null
  readonly currency: string | null
}

/** The open ones first, then the newest. The amount is what was granted. */
export async function readDisputes(db: Kysely<DB>, books: Books): Promise<readonly DisputeRow[]> {
  const { rows } = await sql<DisputeRow>`
    select d.*, b.name as brand_name, p.name as person_name, e.amount_minor, coalesce(e.currency, t.currency) as currency
    from pay_dispute d join brand b on b.id = d.brand_id join person p on p.id = d.person_id
    left join pay_entry e on e.brand_id = d.brand_id and e.dispute_id = d.id
    left join pay_terms t on t.brand_id = d.brand_id and t.claim_id = d.claim_id
    where ${within(books, 'd')} order by (d.state = 'open') desc, d.opened_at desc, d.id limit 200
  `.execute(db)
  return rows
}

export interface BatchRow {
  readonly id: string
  readonly brand_id: string
  readonly currency: string
  readonly pay_on: string
  readonly made_at: Date
  readonly payer: { readonly name: string; readonly iban: string; readonly bic: string | null }
  readonly payments: readonly PaymentRow[]
}

export interface PaymentRow {
  readonly id: string
  readonly person_id: string
  readonly person_name: string
  readonly amount_minor: number
  readonly state: 'ordered' | 'paid' | 'failed'
  readonly reference: string | null
  readonly reason: string | null
  readonly end_to_end_id: string
  readonly holder: string
  readonly country: string
  readonly iban: string | null
  readonly account: string | null
  readonly bic: string | null
}

export async function readBatches(
  db: Kysely<DB>,
  brandIds: readonly string[],
  id: string | null = null,
): Promise<readonly BatchRow[]> {
  const { rows } = await sql<BatchRow>`
    select h.id, h.brand_id, h.currency, h.pay_on::text as pay_on, h.made_at, h.payer,
      (select json_agg(json_build_object('id', y.id, 'person_id', y.person_id, 'person_name', p.name,
          'amount_minor', y.amount_minor, 'state', y.state, 'reference', y.reference, 'reason', y.reason,
          'end_to_end_id', y.end_to_end_id, 'holder', a.holder, 'country', a.country, 'iban', a.iban,
          'account', a.account, 'bic', a.bic) order by p.name, y.id)
        from payment y join person p on p.id = y.person_id
        join payout_profile a on a.person_id = y.person_id and a.version = y.profile_version
        where y.brand_id = h.brand_id and y.batch_id = h.id) as payments
    from payment_batch h
    where h.brand_id = any (${brandIds}::uuid[]) and (${id}::uuid is null or h.id = ${id})
    order by h.made_at desc, h.id desc limit 50
  `.execute(db)
  return rows
}

export interface ProfileRow {
  readonly holder: string
  readonly country: string
  readonly ending: string
  readonly set_at: Date
}

export async function readProfile(db: Kysely<DB>, personId: string): Promise<ProfileRow | null> {
  const { rows } = await sql<ProfileRow>`
    select holder, country, right(coalesce(iban, account), 4) as ending, set_at from payout_profile
    where person_id = ${personId} and ended_at is null
  `.execute(db)
  return rows[0] ?? null
}

/** What somebody worked for and did not earn, with the reason: nobody is left to guess. */
export async function readUnearned(
  db: Kysely<DB>,
  personId: string,
): Promise<readonly { claim_id: string; outcome: string; settled_at: Date }[]> {
  const { rows } = await sql<{ claim_id: string; outcome: string; settled_at: Date }>`
    select claim_id, outcome, settled_at from pay_terms
    where person_id = ${personId} and outcome in ('lapsed', 'given_back', 'not_started')
    order by frozen_at desc limit 20
  `.execute(db)
  return rows
}

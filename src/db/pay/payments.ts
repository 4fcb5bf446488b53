import { sql, type Selectable, type Transaction } from 'kysely'
import type { BrandId, ClaimId, PersonId } from '../../domain/ids.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type {
  Dispute,
  NamedPayment,
  Payment,
  PayoutProfile,
  PayStore,
} from '../../workflows/ports/pay-store.ts'
import type { DB, Payment as PaymentTable } from '../schema.ts'

export async function addBatch(
  trx: Transaction<DB>,
  batch: Parameters<PayStore['addBatch']>[0],
  now: Instant,
): Promise<void> {
  await trx
    .insertInto('payment_batch')
    .values({
      brand_id: batch.brandId,
      id: batch.id,
      currency: batch.currency,
      pay_on: batch.payOn,
      made_at: formatInstant(now),
      made_by: batch.madeBy,
      payer: JSON.stringify(batch.payer),
    })
    .execute()
}

export async function addPayments(trx: Transaction<DB>, payments: readonly Payment[]): Promise<void> {
  if (payments.length === 0) return
  await trx
    .insertInto('payment')
    .values(
      payments.map((payment) => ({
        brand_id: payment.brandId,
        id: payment.id,
        batch_id: payment.batchId,
        person_id: payment.personId,
        currency: payment.currency,
        amount_minor: payment.amountMinor,
        profile_version: payment.profileVersion,
        end_to_end_id: payment.endToEndId,
      })),
    )
    .execute()
}

function paymentOf(row: Selectable<PaymentTable>): Payment {
  return {
    brandId: row.brand_id as BrandId,
    id: row.id,
    batchId: row.batch_id,
    personId: row.person_id as PersonId,
    currency: row.currency,
    amountMinor: row.amount_minor,
    profileVersion: row.profile_version,
    endToEndId: row.end_to_end_id,
  }
}

export async function unreturnedPayment(
  trx: Transaction<DB>,
  brandId: BrandId,
  id: string,
): Promise<(Payment & { readonly state: 'ordered' | 'paid' }) | null> {
  const row = await trx
    .selectFrom('payment')
    .selectAll()
    .where('brand_id', '=', brandId)
    .where('id', '=', id)
    .where('state', 'in', ['ordered', 'paid'])
    .forUpdate()
    .executeTakeFirst()
  return row ? { ...paymentOf(row), state: row.state as 'ordered' | 'paid' } : null
}

/** See `PayStore.paymentsNamed`. */
export async function paymentsNamed(
  trx: Transaction<DB>,
  brandId: BrandId,
  { endToEndIds, messageIds }: Parameters<PayStore['paymentsNamed']>[1],
): Promise<readonly NamedPayment[]> {
  const { rows } = await sql<{
    id: string
    end_to_end_id: string
    message_id: string
    person_id: PersonId
    amount_minor: number
    currency: string
  }>`
    select id, end_to_end_id, replace(batch_id::text, '-', '') as message_id, person_id, amount_minor, currency
    from payment where brand_id = ${brandId} and (end_to_end_id = any (${endToEndIds})
      or replace(batch_id::text, '-', '') = any (${messageIds}))
  `.execute(trx)
  return rows.map((row) => ({
    id: row.id,
    endToEndId: row.end_to_end_id,
    messageId: row.message_id,
    personId: row.person_id,
    amountMinor: row.amount_minor,
    currency: row.currency,
  }))
}

export async function settlePayment(
  trx: Transaction<DB>,
  brandId: BrandId,
  id: string,
  outcome: Parameters<PayStore['settlePayment']>[2],
  now: Instant,
): Promise<void> {
  await trx
    .updateTable('payment')
    .set({
      state: outcome.state,
      settled_at: formatInstant(now),
      ...(outcome.state === 'paid' ? { reference: outcome.reference } : { reason: outcome.reason }),
    })
    .where('brand_id', '=', brandId)
    .where('id', '=', id)
    .where('state', 'in', outcome.state === 'paid' ? ['ordered'] : ['ordered', 'paid'])
    .execute()
}

export async function paymentsUnderWay(
  trx: Transaction<DB>,
  personId: PersonId,
): Promise<readonly (Payment & { readonly accountEnding: string })[]> {
  const { rows } = await sql<Selectable<PaymentTable> & { ending: string }>`
    select y.*, right(coalesce(p.iban, p.account), 4) as ending from payment y
    join payout_profile p on p.person_id = y.person_id and p.version = y.profile_version
    where y.person_id = ${personId} and y.state = 'ordered' order by y.id
  `.execute(trx)
  return rows.map((row) => ({ ...paymentOf(row), accountEnding: row.ending }))
}

/** The unique index over accounts that are in use lets one person be paid to each. */
export async function setProfile(
  trx: Transaction<DB>,
  personId: PersonId,
  profile: PayoutProfile,
  fingerprint: Uint8Array,
  now: Instant,
): Promise<number | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended('sundial payout account', 0))`.execute(trx)
  const bytes = Buffer.from(fingerprint)
  const taken = await trx
    .selectFrom('payout_profile')
    .select('person_id')
    .where('fingerprint', '=', bytes)
    .where('ended_at', 'is', null)
    .where('person_id', '<>', personId)
    .executeTakeFirst()
  if (taken) return null
  const { version } = await trx
    .selectFrom('payout_profile')
    .select((eb) => eb.fn.coalesce(eb.fn.max('version'), eb.lit(0)).as('version'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  await trx
    .updateTable('payout_profile')
    .set({ ended_at: formatInstant(now) })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute()
  await trx
    .insertInto('payout_profile')
    .values({
      person_id: personId,
      version: version + 1,
      ...profile,
      fingerprint: bytes,
      set_at: formatInstant(now),
    })
    .execute()
  return version + 1
}

/** See `PayStore.noteClash`. */
export async function noteClash(
  trx: Transaction<DB>,
  personId: PersonId,
  fingerprint: Uint8Array,
  now: Instant,
): Promise<void> {
  await sql`
    insert into payout_clash (person_id, other_id, at)
    select ${personId}, person_id, ${formatInstant(now)} from payout_profile
    where fingerprint = ${Buffer.from(fingerprint)} and ended_at is null and person_id <> ${personId}
    on conflict do nothing
  `.execute(trx)
}

export async function addDispute(
  trx: Transaction<DB>,
  dispute: Parameters<PayStore['addDispute']>[0],
  now: Instant,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await trx
    .insertInto('pay_dispute')
    .values({
      brand_id: dispute.brandId,
      id: dispute.id,
      person_id: dispute.personId,
      claim_id: dispute.claimId,
      entry_id: dispute.entryId,
      text: dispute.text,
      opened_at: formatInstant(now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

export async function openDispute(
  trx: Transaction<DB>,
  brandId: BrandId,
  id: string,
): Promise<Dispute | null> {
  const { rows } = await sql<{
    id: string
    person_id: PersonId
    claim_id: ClaimId | null
    entry_id: string | null
    text: string
    currency: string | null
  }>`
    select d.id, d.person_id, d.claim_id, d.entry_id, d.text, coalesce(t.currency, e.currency) as currency
    from pay_dispute d
    left join pay_terms t on t.brand_id = d.brand_id and t.claim_id = d.claim_id
    left join pay_entry e on e.brand_id = d.brand_id and e.id = d.entry_id
    where d.brand_id = ${brandId} and d.id = ${id} and d.state = 'open' for update of d
  `.execute(trx)
  const [row] = rows
  return row
    ? {
        brandId,
        id: row.id,
        personId: row.person_id,
        claimId: row.claim_id,
        entryId: row.entry_id,
        text: row.text,
        state: 'open',
        currency: row.currency,
      }
    : null
}

export async function decideDispute(
  trx: Transaction<DB>,
  brandId: BrandId,
  id: string,
  decision: Parameters<PayStore['decideDispute']>[2],
  now: Instant,
): Promise<void> {
  await trx
    .updateTable('pay_dispute')
    .set({
      state: decision.state,
      answer: decision.answer,
      decided_by: decision.decidedBy,
      decided_at: formatInstant(now),
    })
    .where('brand_id', '=', brandId)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute()
}

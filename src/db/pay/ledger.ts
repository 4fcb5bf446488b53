import { sql, type Transaction } from 'kysely'
import type { BrandId, PersonId } from '../../domain/ids.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { BookedHour } from '../../domain/pay/share-standby.ts'
import type { PayEntry, PayEntryKind } from '../../domain/pay/pay-entry.ts'
import type { PayStatement } from '../../domain/pay/pay-statement.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { NewPayEntry, PayAccount } from '../../workflows/ports/pay-store.ts'
import type { DB } from '../schema.ts'

export async function addEntries(trx: Transaction<DB>, entries: readonly NewPayEntry[]): Promise<number> {
  if (entries.length === 0) return 0
  const { numInsertedOrUpdatedRows = 0n } = await trx
    .insertInto('pay_entry')
    .values(
      entries.map((entry) => ({
        brand_id: entry.brandId,
        id: entry.id,
        person_id: entry.personId,
        currency: entry.currency,
        amount_minor: entry.amountMinor,
        kind: entry.kind,
        claim_id: entry.claimId ?? null,
        hour_at: entry.hourAt === undefined ? null : formatInstant(entry.hourAt),
        minutes: entry.minutes ?? null,
        paid_minutes: entry.paidMinutes ? [...entry.paidMinutes] : null,
        dispute_id: entry.disputeId ?? null,
        payment_id: entry.paymentId ?? null,
        reason: entry.reason ?? null,
        by_id: entry.byId ?? null,
        occurred_at: formatInstant(entry.occurredAt),
        final_at: formatInstant(entry.finalAt),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows)
}

/** See `PayStore.standbyBooked`. */
export async function standbyBooked(
  trx: Transaction<DB>,
  personIds: readonly PersonId[],
  since: Instant,
): Promise<ReadonlyMap<PersonId, readonly BookedHour[]>> {
  const rows = await trx
    .selectFrom('pay_entry')
    .select(['brand_id', 'person_id', 'hour_at', 'paid_minutes'])
    .where('person_id', 'in', [...personIds])
    .where('kind', '=', 'standby')
    .where('hour_at', '>=', new Date(since))
    .execute()
  const hours = rows.map((row) => ({
    personId: row.person_id as PersonId,
    brandId: row.brand_id as BrandId,
    hourAt: row.hour_at!.getTime(),
    minutes: row.paid_minutes,
  }))
  return groupBy(hours, ({ personId }) => personId)
}

interface AccountRow {
  readonly person_id: PersonId
  readonly currency: string
  readonly number: number | null
  readonly closing_minor: number | null
  readonly to_at: Date | null
  readonly profile_version: number | null
  readonly under_way: boolean
  readonly leaving: boolean
}

interface EntryRow {
  readonly id: string
  readonly person_id: PersonId
  readonly currency: string
  readonly amount_minor: number
  readonly kind: PayEntryKind
  readonly occurred_at: Date
  readonly final_at: Date
}

export async function payAccounts(
  trx: Transaction<DB>,
  brandId: BrandId,
  personId: PersonId | null,
): Promise<readonly PayAccount[]> {
  const whose = personId === null ? sql`true` : sql`e.person_id = ${personId}`
  const { rows } = await sql<AccountRow>`
    select a.person_id, a.currency, s.number, s.closing_minor, s.to_at, p.version as profile_version,
      exists (select from payment y where y.brand_id = ${brandId} and y.person_id = a.person_id
        and y.currency = a.currency and y.state = 'ordered') as under_way,
      not exists (select from membership m join person h on h.id = m.person_id
        where m.brand_id = ${brandId} and m.person_id = a.person_id and h.removed_at is null) as leaving
    from (select distinct e.person_id, e.currency from pay_entry e
      where e.brand_id = ${brandId} and e.currency <> 'XTS' and ${whose}) a
    left join lateral (select number, closing_minor, to_at from pay_statement s where s.brand_id = ${brandId}
      and s.person_id = a.person_id and s.currency = a.currency order by number desc limit 1) s on true
    left join payout_profile p on p.person_id = a.person_id and p.ended_at is null
    order by a.person_id, a.currency
  `.execute(trx)
  const entries = await unstated(trx, brandId, personId)
  return rows.map((row) => ({
    personId: row.person_id,
    currency: row.currency,
    last:
      row.number === null
        ? null
        : { number: row.number, closingMinor: row.closing_minor!, to: row.to_at!.getTime() },
    unstated: entries.filter((one) => one.personId === row.person_id && one.currency === row.currency),
    profileVersion: row.profile_version,
    underWay: row.under_way,
    leaving: row.leaving,
  }))
}

async function unstated(
  trx: Transaction<DB>,
  brandId: BrandId,
  personId: PersonId | null,
): Promise<readonly PayEntry[]> {
  const whose = personId === null ? sql`true` : sql`e.person_id = ${personId}`
  const { rows } = await sql<EntryRow>`
    select e.* from pay_entry e
    where e.brand_id = ${brandId} and ${whose} and e.currency <> 'XTS' and not exists
      (select from pay_statement_line l where l.brand_id = e.brand_id and l.entry_id = e.id)
    order by e.occurred_at, e.id
  `.execute(trx)
  return rows.map((row) => ({
    brandId,
    id: row.id,
    personId: row.person_id,
    currency: row.currency,
    amountMinor: row.amount_minor,
    kind: row.kind,
    occurredAt: row.occurred_at.getTime(),
    finalAt: row.final_at.getTime(),
  }))
}

/** See `PayStore.joinedAccounts`. */
export async function joinedAccounts(
  trx: Transaction<DB>,
  from: PersonId | null,
): Promise<readonly { readonly brandId: BrandId; readonly from: PersonId; readonly to: PersonId }[]> {
  const { rows } = await sql<{ brand_id: BrandId; person_id: PersonId; joined_into: PersonId }>`
    select distinct a.brand_id, a.person_id, a.joined_into from (
      select e.brand_id, e.person_id, p.joined_into from person p join pay_entry e on e.person_id = p.id
      where p.joined_into is not null and (${from}::uuid is null or p.id = ${from}) and e.currency <> 'XTS'
      group by 1, 2, 3, e.currency having sum(e.amount_minor) <> 0) a
    order by 1, 2
  `.execute(trx)
  return rows.map((row) => ({ brandId: row.brand_id, from: row.person_id, to: row.joined_into }))
}

export async function addStatement(
  trx: Transaction<DB>,
  brandId: BrandId,
  id: string,
  statement: PayStatement,
  now: Instant,
): Promise<void> {
  await trx
    .insertInto('pay_statement')
    .values({
      brand_id: brandId,
      id,
      person_id: statement.personId,
      currency: statement.currency,
      number: statement.number,
      from_at: formatInstant(statement.period.from),
      to_at: formatInstant(statement.period.to),
      pay_on: statement.period.payOn,
      opening_minor: statement.openingMinor,
      closing_minor: statement.closingMinor,
      made_at: formatInstant(now),
    })
    .execute()
  await trx
    .insertInto('pay_statement_line')
    .values(statement.entries.map((entry) => ({ brand_id: brandId, statement_id: id, entry_id: entry.id })))
    .execute()
}

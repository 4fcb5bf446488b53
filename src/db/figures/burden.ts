import { sql, type Kysely, type Transaction } from 'kysely'
import type { Carried } from '../../domain/digest/behind.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { BrandId } from '../../domain/ids.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import { personOf, type PersonRow } from '../people/person-row.ts'
import type { DB } from '../schema.ts'

/** Everybody whom the brand disturbed, asked or gave work to in `[from, to)`, with how much; or one of them alone. */
export async function readCarried(
  trx: Kysely<DB>,
  brandId: BrandId,
  from: Instant,
  to: Instant,
  personId: string | null = null,
): Promise<readonly Carried[]> {
  const within = (column: string) => sql`
    ${sql.raw(column)} >= ${formatInstant(from)}::timestamptz and ${sql.raw(column)} < ${formatInstant(to)}::timestamptz`
  const members = sql`person_id in (select person_id from membership where brand_id = ${brandId}
    and (${personId}::uuid is null or person_id = ${personId}::uuid))`
  const { rows: pings } = await sql<{ person_id: string; at: Date }>`
    select person_id, coalesce(sent_at, queued_at) as at from ping
    where brand_id = ${brandId} and ${members} and ${within('queued_at')} and state = 'sent' and via <> 'page'
  `.execute(trx)
  const { rows: offers } = await sql<{ person_id: string; offers: number; unpaid: number }>`
    select person_id, count(*)::int as offers, count(*) filter (where state in ('declined', 'expired', 'withdrawn'))::int as unpaid
    from offer where brand_id = ${brandId} and ${members} and ${within('offered_at')} group by person_id
  `.execute(trx)
  const { rows: claims } = await sql<{ person_id: string; taken: number }>`
    select person_id, count(*)::int as taken
    from claim where brand_id = ${brandId} and ${members} and ${within('claimed_at')} group by person_id
  `.execute(trx)
  const ids = [...new Set([...pings, ...offers, ...claims].map((row) => row.person_id))]
  if (ids.length === 0) return []
  const people = (await trx
    .selectFrom('person')
    .selectAll()
    .where('id', 'in', ids)
    .execute()) as unknown as PersonRow[]
  const pingsOf = groupBy(pings, (row) => row.person_id)
  const offersOf = new Map(offers.map((row) => [row.person_id, row]))
  const claimsOf = new Map(claims.map((row) => [row.person_id, row]))
  return people.map((row) => ({
    person: personOf(row),
    pingedAt: (pingsOf.get(row.id) ?? []).map(({ at }) => at.getTime()),
    offers: offersOf.get(row.id)?.offers ?? 0,
    unpaidOffers: offersOf.get(row.id)?.unpaid ?? 0,
    taken: claimsOf.get(row.id)?.taken ?? 0,
  }))
}

/** What was earned by overflow and standby in `[from, to)`, in the smallest unit of the currency. */
export async function readOverflowPay(
  trx: Transaction<DB>,
  brandId: BrandId,
  from: Instant,
  to: Instant,
  currency: string,
): Promise<number> {
  const { rows } = await sql<{ minor: string }>`
    select coalesce(sum(amount_minor), 0)::text as minor from pay_entry
    where brand_id = ${brandId} and currency = ${currency} and kind in ('answer', 'floor', 'standby', 'adjustment')
      and occurred_at >= ${formatInstant(from)}::timestamptz and occurred_at < ${formatInstant(to)}::timestamptz
  `.execute(trx)
  return Number(rows[0]!.minor)
}

/** Turns that ended and how many of them were neglected, by the sums alone. */
export async function readEndedShare(
  trx: Transaction<DB>,
  brandId: BrandId,
  from: Instant,
  to: Instant,
): Promise<{ readonly turns: number; readonly neglected: number }> {
  const { rows } = await sql<{ turns: string; neglected: string }>`
    select coalesce(sum(turns), 0)::text as turns, coalesce(sum(neglected), 0)::text as neglected from neglect_tally
    where brand_id = ${brandId}
      and quarter_at >= ${formatInstant(from)}::timestamptz and quarter_at < ${formatInstant(to)}::timestamptz
  `.execute(trx)
  return { turns: Number(rows[0]!.turns), neglected: Number(rows[0]!.neglected) }
}

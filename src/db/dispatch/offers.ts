import { sql, type Selectable, type Transaction } from 'kysely'
import type { Dispatch, Offer } from '../../domain/dispatch/dispatch.ts'
import type { BrandId, OfferId, PersonId } from '../../domain/ids.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { DispatchStore, NewOffer, OfferInContext } from '../../workflows/ports/dispatch-store.ts'
import type { DB, Offer as OfferTable } from '../schema.ts'
import { writtenTerms } from '../pay/terms.ts'
import { activeClaim } from './claims.ts'
import { dispatchOf, offerOf } from './rows.ts'

export async function addOffers(
  trx: Transaction<DB>,
  dispatch: Dispatch,
  kind: Offer['channelKind'],
  offers: readonly NewOffer[],
  now: Instant,
): Promise<number> {
  const column = <Value>(pick: (offer: NewOffer) => Value) => offers.map(pick)
  const { rows } = await sql<{ wave: number }>`
    with next as (
      update dispatch set wave = wave + 1, version = version + 1
      where brand_id = ${dispatch.brandId} and id = ${dispatch.id} returning wave
    ), made as (
      insert into offer (brand_id, id, dispatch_id, conversation_id, channel_kind, person_id, wave, state, offered_at,
        expires_at, chance, pay)
      select ${dispatch.brandId}::uuid, one.id, ${dispatch.id}::uuid, ${dispatch.conversationId}::uuid, ${kind}::text,
        one.person_id, next.wave, 'open', ${formatInstant(now)}::timestamptz, one.expires_at, one.chance, one.pay
      from next, unnest(${column(({ id }) => id)}::uuid[], ${column(({ personId }) => personId)}::uuid[],
        ${column(({ expiresAt }) => formatInstant(expiresAt))}::timestamptz[], ${column(({ chance }) => chance)}::real[],
        ${column(({ pay }) => pay && JSON.stringify(writtenTerms(pay)))}::jsonb[]) as one(id, person_id, expires_at, chance, pay)
    )
    select wave from next
  `.execute(trx)
  const { wave } = rows[0]!
  return wave
}

export async function offerInContext(trx: Transaction<DB>, id: OfferId): Promise<OfferInContext | null> {
  const offer = await trx.selectFrom('offer').selectAll().where('id', '=', id).executeTakeFirst()
  if (!offer) return null
  const dispatch = await trx
    .selectFrom('dispatch')
    .selectAll()
    .where('brand_id', '=', offer.brand_id)
    .where('id', '=', offer.dispatch_id)
    .executeTakeFirstOrThrow()
  const context = offerOf(offer)
  return {
    offer: context,
    dispatch: dispatchOf(dispatch),
    holder: await activeClaim(trx, context.brandId, context.conversationId),
  }
}

export async function closeOffers(
  trx: Transaction<DB>,
  brandId: BrandId,
  which: Parameters<DispatchStore['closeOffers']>[1],
  state: Exclude<Offer['state'], 'open'>,
  reason: string | null,
  now: Instant,
): Promise<readonly Offer[]> {
  const { rows } = await sql<Selectable<OfferTable>>`
    update offer set state = ${state}, closed_at = ${formatInstant(now)}::timestamptz, reason = ${reason}
    where brand_id = ${brandId} and state = 'open'
      and ${'ids' in which ? sql`id = any (${which.ids}::uuid[])` : sql`dispatch_id = ${which.dispatchId}`}
    returning *
  `.execute(trx)
  return rows.map(offerOf)
}

export async function setClaimed(
  trx: Transaction<DB>,
  brandId: BrandId,
  id: OfferId,
  now: Instant,
): Promise<void> {
  await trx
    .updateTable('offer')
    .set({ state: 'claimed', closed_at: formatInstant(now), reason: null })
    .where('brand_id', '=', brandId)
    .where('id', '=', id)
    .execute()
}

export async function countOpenOffers(
  trx: Transaction<DB>,
  brandId: BrandId,
  dispatchId: string,
): Promise<number> {
  const { count } = await trx
    .selectFrom('offer')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('brand_id', '=', brandId)
    .where('dispatch_id', '=', dispatchId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return count
}

export async function openOffersTo(trx: Transaction<DB>, personId: PersonId): Promise<readonly Offer[]> {
  const rows = await trx
    .selectFrom('offer')
    .selectAll()
    .where('person_id', '=', personId)
    .where('state', '=', 'open')
    .execute()
  return rows.map(offerOf)
}

export async function extendOffer(trx: Transaction<DB>, offer: Offer, expiresAt: Instant): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('offer')
    .set({ expires_at: formatInstant(expiresAt) })
    .where('brand_id', '=', offer.brandId)
    .where('id', '=', offer.id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Anything the person answered in between, an offer or a piece of work, ends the row of silences. */
export async function silences(
  trx: Transaction<DB>,
  personId: PersonId,
  since: Instant,
): Promise<readonly Instant[]> {
  const { rows } = await sql<{ closed_at: Date }>`
    select closed_at from offer o
    where person_id = ${personId} and offered_at > ${formatInstant(since)}::timestamptz - interval '1 hour'
      and state = 'expired' and delivered_at is not null and closed_at > ${formatInstant(since)}::timestamptz
      and not exists (
        select from offer a where a.person_id = o.person_id and a.state in ('claimed', 'declined')
          and a.offered_at > ${formatInstant(since)}::timestamptz - interval '1 hour' and a.closed_at >= o.closed_at)
    order by closed_at
  `.execute(trx)
  return rows.map((row) => row.closed_at.getTime())
}

import { awayAfterSilence } from '../../domain/dispatch/silence.ts'
import type { DispatchSettings } from '../../domain/dispatch/settings.ts'
import type { BrandId, DispatchId, OfferId } from '../../domain/ids.ts'
import type { Offer } from '../../domain/dispatch/dispatch.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import { inTransaction } from '../in-transaction.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import { dispatchEvent } from './dispatch-event.ts'
import { goOnSearching } from './go-on-searching.ts'

/** Offers of one conversation that nobody answered in time. When none is left to wait for, the next wave goes out. */
export function expireOffers(deps: Deps, brandId: BrandId, offerIds: readonly OfferId[]): Promise<void> {
  return inTransaction(deps, async (tx) => {
    const known = await Promise.all(offerIds.map((id) => tx.dispatches.offer(id)))
    const dispatchIds = new Set(known.flatMap((one) => (one ? [one.dispatch.id] : [])))
    for (const dispatchId of dispatchIds) await expireOfDispatch(deps, tx, brandId, dispatchId, offerIds)
  })
}

async function expireOfDispatch(
  deps: Deps,
  tx: Transaction,
  brandId: BrandId,
  dispatchId: DispatchId,
  ids: readonly OfferId[],
): Promise<void> {
  if (!(await tx.dispatches.lock(brandId, dispatchId))) return
  const expired = await tx.dispatches.closeOffers(brandId, { ids }, 'expired', null)
  if (expired.length === 0) return
  const settings = await tx.dispatches.settings(brandId)
  await tx.events.append(
    expired.map((offer) =>
      dispatchEvent(offer, tx.now, 'offer.expired', { offer_id: offer.id, person_id: offer.personId }),
    ),
  )
  for (const offer of expired) await noteSilence(tx, offer, settings)
  await tx.jobs.add('update-pings', { brand_id: brandId, offer_ids: expired.map(({ id }) => id) })
  await goOnSearching(deps, tx, brandId, dispatchId, 'wave_ended')
}

/** Whoever keeps silent twice is spared for a while. What was never delivered is never silence. */
async function noteSilence(tx: Transaction, offer: Offer, settings: DispatchSettings): Promise<void> {
  const silences = await tx.dispatches.silences(offer.personId, tx.now - settings.silenceWindow)
  const until = awayAfterSilence(silences, settings, tx.now)
  if (until === null) return
  await tx.people.setAway(offer.personId, until)
  await tx.events.append([
    {
      type: 'person.away',
      brandId: offer.brandId,
      subject: offer.personId,
      occurredAt: tx.now,
      payload: { person_id: offer.personId, until: formatInstant(until), reason: 'silent' },
    },
  ])
}

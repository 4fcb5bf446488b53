import type { OfferId, PersonId } from '../../domain/ids.ts'
import { inTransaction } from '../in-transaction.ts'
import type { Deps } from '../ports/store.ts'
import { dispatchEvent } from './dispatch-event.ts'
import { goOnSearching } from './go-on-searching.ts'

export interface DeclineOffer {
  readonly offerId: OfferId
  readonly personId: PersonId
  readonly reason: string | null
}

export type DeclineOutcome =
  | { readonly type: 'declined' }
  | { readonly type: 'refused'; readonly reason: 'not_found' | 'not_yours' | 'not_open' }

/** "Not now": never counts against anybody. If nobody else is left to wait for, the next wave goes out at once. */
export function declineOffer(
  deps: Deps,
  { offerId, personId, reason }: DeclineOffer,
): Promise<DeclineOutcome> {
  return inTransaction(deps, async (tx) => {
    const seen = await tx.dispatches.offer(offerId)
    if (!seen) return { type: 'refused', reason: 'not_found' }
    if (seen.offer.personId !== personId) return { type: 'refused', reason: 'not_yours' }
    const { brandId, conversationId, dispatchId } = seen.offer
    await tx.dispatches.lock(brandId, dispatchId)
    const declined = await tx.dispatches.closeOffers(brandId, { ids: [offerId] }, 'declined', reason)
    if (declined.length === 0)
      return seen.offer.state === 'declined' ? { type: 'declined' } : { type: 'refused', reason: 'not_open' }
    await tx.timers.finish([{ brandId, conversationId, id: offerId }])
    await tx.events.append([
      dispatchEvent(seen.offer, tx.now, 'offer.declined', { offer_id: offerId, person_id: personId, reason }),
    ])
    await tx.jobs.add('update-pings', { brand_id: brandId, offer_ids: [offerId] })
    await goOnSearching(deps, tx, brandId, dispatchId, 'declined')
    return { type: 'declined' }
  })
}

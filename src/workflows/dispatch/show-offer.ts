import { shownUntil } from '../../domain/dispatch/expiry.ts'
import type { OfferId, PersonId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { inTransaction } from '../in-transaction.ts'
import type { Deps } from '../ports/store.ts'
import { dispatchEvent } from './dispatch-event.ts'
import { oneStepTimer } from './one-step-timer.ts'

export type ShowOutcome =
  | { readonly type: 'shown'; readonly expiresAt: Instant }
  | { readonly type: 'refused'; readonly reason: 'not_found' | 'not_yours' }

/** The offer stands before its person's eyes: only from now on is silence theirs, and what the way took is added to its time. */
export function showOffer(deps: Deps, offerId: OfferId, personId: PersonId): Promise<ShowOutcome> {
  return inTransaction(deps, async (tx) => {
    const seen = await tx.dispatches.offer(offerId)
    if (!seen) return { type: 'refused', reason: 'not_found' }
    const { offer } = seen
    if (offer.personId !== personId) return { type: 'refused', reason: 'not_yours' }
    const again = { type: 'shown', expiresAt: offer.expiresAt } as const
    if (offer.state !== 'open' || !(await tx.pings.setDelivered(offerId))) return again
    const payload = { offer_id: offerId, person_id: personId, via: 'page' }
    await tx.events.append([dispatchEvent(offer, tx.now, 'offer.delivered', payload)])
    const expiresAt = shownUntil(offer, tx.now)
    if (expiresAt <= offer.expiresAt || !(await tx.dispatches.extendOffer(offer, expiresAt))) return again
    const { brandId, conversationId } = offer
    await tx.timers.finish([{ brandId, conversationId, id: offerId }])
    await tx.timers.arm([oneStepTimer('offer', offer, offerId, offer.offeredAt, expiresAt)])
    return { type: 'shown', expiresAt }
  })
}

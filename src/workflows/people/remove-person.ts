import type { Claim, Offer } from '../../domain/dispatch/dispatch.ts'
import type { PersonId } from '../../domain/ids.ts'
import { dispatchEvent } from '../dispatch/dispatch-event.ts'
import { goOnSearching } from '../dispatch/go-on-searching.ts'
import { returnWork } from '../dispatch/return-work.ts'
import { inTransaction } from '../in-transaction.ts'
import type { Deps, Transaction } from '../ports/store.ts'

export type RemoveOutcome =
  | { readonly type: 'removed'; readonly returned: number; readonly withdrawn: number }
  | { readonly type: 'refused'; readonly reason: 'not_found' }

/**
 * Somebody leaves the house: they can sign in nowhere any more, what they hold goes to others at once, what they were offered is
 * withdrawn, and every roster goes on without them. What they did stays on record.
 */
export function removePerson(deps: Deps, personId: PersonId): Promise<RemoveOutcome> {
  return inTransaction(deps, async (tx) => {
    if (!(await tx.people.lock(personId))) return { type: 'refused', reason: 'not_found' }
    await tx.people.remove(personId)
    const claims = await tx.dispatches.activeClaimsOf(personId)
    for (const claim of claims) await giveBack(deps, tx, claim, 'person_removed')
    const offers = await tx.dispatches.openOffersTo(personId)
    for (const offer of offers) await withdraw(deps, tx, offer, 'person_removed')
    return { type: 'removed', returned: claims.length, withdrawn: offers.length }
  })
}

type Leaving = 'person_removed' | 'person_left' | 'suspended'

export async function giveBack(
  deps: Pick<Deps, 'newId'>,
  tx: Transaction,
  claim: Claim,
  reason: Leaving,
): Promise<void> {
  if (claim.dispatchId !== null) await tx.dispatches.lock(claim.brandId, claim.dispatchId)
  const payload = { claim_id: claim.id, person_id: claim.personId, state: 'handed_back' }
  const event = dispatchEvent(claim, tx.now, 'claim.ended', payload)
  await returnWork(deps, tx, claim, 'handed_back', reason, event)
}

export async function withdraw(
  deps: Pick<Deps, 'newId'>,
  tx: Transaction,
  offer: Offer,
  reason: Leaving,
): Promise<void> {
  const { brandId, conversationId, dispatchId, id, personId } = offer
  await tx.dispatches.lock(brandId, dispatchId)
  const closed = await tx.dispatches.closeOffers(brandId, { ids: [id] }, 'withdrawn', reason)
  if (closed.length === 0) return
  await tx.timers.finish([{ brandId, conversationId, id }])
  const payload = { offer_id: id, person_id: personId, reason }
  await tx.events.append([dispatchEvent(offer, tx.now, 'offer.withdrawn', payload)])
  await tx.jobs.add('update-pings', { brand_id: brandId, offer_ids: [id] })
  await goOnSearching(deps, tx, brandId, dispatchId, reason)
}

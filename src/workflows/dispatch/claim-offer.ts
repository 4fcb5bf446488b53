import { decideClaim } from '../../domain/dispatch/decide-claim.ts'
import type { OfferId, PersonId } from '../../domain/ids.ts'
import { inTransaction } from '../in-transaction.ts'
import type { OfferInContext } from '../ports/dispatch-store.ts'
import { mayAnswer } from '../admission/may-answer.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import { refused, type ClaimOutcome } from './claim-outcome.ts'
import { giveWork } from './give-work.ts'

export interface ClaimOffer {
  readonly offerId: OfferId
  readonly personId: PersonId
}

/** Takes the work that a person was offered. First come, first served; whoever comes second is told who has it. */
export function claimOffer(deps: Deps, { offerId, personId }: ClaimOffer): Promise<ClaimOutcome> {
  return inTransaction(deps, async (tx) => {
    const seen = await tx.dispatches.offer(offerId)
    if (!seen) return await refused(tx, { reason: 'not_found' })
    if (seen.offer.personId !== personId) return await refused(tx, { reason: 'not_yours' })
    if (seen.holder && seen.holder.personId !== personId)
      return await refused(tx, { reason: 'already_claimed', by: seen.holder.personId })
    return await claimHeld(deps, tx, seen)
  })
}

/** With the person locked, nothing that is read of them can change before the claim is made. */
async function claimHeld(deps: Deps, tx: Transaction, { offer }: OfferInContext): Promise<ClaimOutcome> {
  const { brandId, conversationId, personId, channelKind } = offer
  const person = await tx.people.lock(personId)
  const context = (await tx.dispatches.offer(offer.id))!
  const roles = await tx.people.rolesOf(personId)
  const settings = await tx.dispatches.settings(brandId)
  const situation = {
    ...context,
    person,
    serves:
      roles.some((one) => one.brandId === brandId && one.role === 'expert') &&
      (await mayAnswer(tx, brandId, personId)),
    held: await tx.dispatches.held(personId, channelKind),
  }
  const decision = decideClaim(situation, personId, settings, tx.now)
  if (decision.type === 'refused') return await refused(tx, decision)
  if (decision.type === 'claimed_before')
    return {
      type: 'claimed',
      claimId: decision.claimId,
      conversationId,
      replyBy: decision.replyBy,
      late: false,
    }

  const work = { ...offer, turnId: context.dispatch.turnId }
  const to = { personId, origin: 'offer' as const, offerId: offer.id, dispatchId: context.dispatch.id }
  const given = await giveWork(deps, tx, work, to, settings)
  if (given) return { type: 'claimed', ...given, conversationId, late: decision.late }
  const holder = await tx.dispatches.activeClaim(brandId, conversationId)
  return await refused(
    tx,
    holder ? { reason: 'already_claimed', by: holder.personId } : { reason: 'expired' },
  )
}

import type { OfferId } from '../../domain/ids.ts'
import type { Deps } from '../ports/store.ts'
import { claimOffer } from './claim-offer.ts'
import type { ClaimOutcome } from './claim-outcome.ts'
import { declineOffer, type DeclineOutcome } from './decline-offer.ts'

export interface PressedButton {
  readonly action: 'claim' | 'decline'
  readonly offerId: OfferId
  readonly slackUserId: string
}

export type ButtonOutcome =
  ClaimOutcome | DeclineOutcome | { readonly type: 'refused'; readonly reason: 'unknown_person' }

/** Somebody pressed a button under an offer in Slack. Whoever they are there, their account must be linked to a person here. */
export async function answerButton(
  deps: Deps,
  { action, offerId, slackUserId }: PressedButton,
): Promise<ButtonOutcome> {
  const person = await deps.store.transaction((tx) => tx.people.bySlackUser(slackUserId))
  if (!person) return { type: 'refused', reason: 'unknown_person' }
  if (action === 'claim') return await claimOffer(deps, { offerId, personId: person.id })
  return await declineOffer(deps, { offerId, personId: person.id, reason: null })
}

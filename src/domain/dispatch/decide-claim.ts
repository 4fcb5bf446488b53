import type { ClaimId, PersonId } from '../ids.ts'
import type { Person } from '../people/person.ts'
import type { Instant } from '../time/instant.ts'
import type { Claim, Dispatch, Offer } from './dispatch.ts'
import { replyBy } from './lease.ts'
import type { DispatchSettings } from './settings.ts'

/** Everything a claim is judged by, read while the person is locked. */
export interface ClaimSituation {
  readonly offer: Offer
  readonly dispatch: Dispatch
  /** Null when they were removed. */
  readonly person: Person | null
  /** They still serve the brand as an expert. */
  readonly serves: boolean
  /** Who holds the work now. */
  readonly holder: Claim | null
  /** Work of this kind that the person holds. */
  readonly held: number
}

export type ClaimRefusal =
  | { readonly reason: 'not_yours' }
  | { readonly reason: 'not_eligible' }
  | { readonly reason: 'already_claimed'; readonly by: PersonId }
  | { readonly reason: 'over_capacity'; readonly capacity: number }
  | { readonly reason: 'expired' }

export type ClaimDecision =
  | { readonly type: 'claim'; readonly replyBy: Instant; readonly late: boolean }
  | { readonly type: 'claimed_before'; readonly claimId: ClaimId; readonly replyBy: Instant }
  | ({ readonly type: 'refused' } & ClaimRefusal)

/** May this person take the work they were offered? A late accept on work that is still free is honoured. */
export function decideClaim(
  situation: ClaimSituation,
  personId: PersonId,
  settings: DispatchSettings,
  now: Instant,
): ClaimDecision {
  const { offer, dispatch, person, holder } = situation
  const { channelKind } = offer
  if (offer.personId !== personId) return { type: 'refused', reason: 'not_yours' }
  if (!person || !situation.serves || !person.channelKinds.includes(channelKind))
    return { type: 'refused', reason: 'not_eligible' }
  if (holder && holder.personId === personId)
    return { type: 'claimed_before', claimId: holder.id, replyBy: holder.replyBy }
  if (holder) return { type: 'refused', reason: 'already_claimed', by: holder.personId }
  if (dispatch.state !== 'open') return { type: 'refused', reason: 'expired' }
  const capacity = person.capacity[channelKind]
  if (situation.held >= capacity) return { type: 'refused', reason: 'over_capacity', capacity }
  return {
    type: 'claim',
    replyBy: replyBy(channelKind, settings, now),
    late: offer.state !== 'open' || offer.expiresAt < now,
  }
}

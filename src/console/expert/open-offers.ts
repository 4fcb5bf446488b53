import type { Conversation, Offer } from '../../http/api-types.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** Offers that can still be claimed at `now`, those that lapse first on top. */
export function openOffers(offers: readonly Offer[], now: Instant): readonly Offer[] {
  return offers
    .filter(({ state, expires_at: expires }) => state === 'open' && Date.parse(expires) > now)
    .sort((a, b) => (a.expires_at < b.expires_at ? -1 : 1))
}

/** What is left of an offer's time, 1 to 0. */
export function offerLeft(offer: Offer, now: Instant): number {
  const offered = Date.parse(offer.offered_at)
  const expires = Date.parse(offer.expires_at)
  return expires <= offered ? 0 : Math.min(1, Math.max(0, (expires - now) / (expires - offered)))
}

/** The conversations that this person holds: those with somebody waiting first, by when the answer is due from them. */
export function heldBy(
  conversations: readonly Conversation[],
  personId: string | null,
): readonly Conversation[] {
  return conversations
    .filter(({ holder }) => holder !== null && holder.person_id === personId)
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
}

function rank({ waiting_since: waiting, holder }: Conversation): string {
  return `${waiting === null ? 1 : 0}${holder?.reply_by ?? ''}`
}

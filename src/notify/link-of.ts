import { DAY, type Instant } from '../domain/time/instant.ts'
import type { PingInContext } from '../workflows/ports/ping-store.ts'
import type { OfferUrl } from './offer-url.ts'

export interface Links {
  readonly baseUrl: string
  readonly offerUrl: OfferUrl
}

/** Late accepts are honoured while the work is free: so long does the link in a message lead anywhere. */
const LINK_LASTS = DAY

/** Where a ping leads: the offer for the one person it was made to, the conversation, the channels, or the board. */
export function linkOf(ping: PingInContext, now: Instant, { baseUrl, offerUrl }: Links): string {
  const { kind, offerId, personId, conversationId } = ping
  if (offerId !== null) return offerUrl({ offerId, personId, expiresAt: now + LINK_LASTS })
  if (kind === 'channel') return `${baseUrl}/channels`
  return conversationId === null ? baseUrl : `${baseUrl}/conversations/${conversationId}`
}

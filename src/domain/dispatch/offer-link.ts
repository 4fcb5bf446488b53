import { createHmac, timingSafeEqual } from 'node:crypto'
import type { OfferId, PersonId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'

/** What a link in a mail may open: one offer, for the one person it was sent to, until it expires. */
export interface OfferLink {
  readonly offerId: OfferId
  readonly personId: PersonId
  readonly expiresAt: Instant
}

export type VerifiedLink =
  | { readonly ok: true; readonly link: OfferLink }
  | { readonly ok: false; readonly reason: 'forged' | 'expired' }

/** Signed into the text, so that no link made for another purpose opens an offer. */
const PURPOSE = 'offer'

/** A token that opens this offer and nothing else. `secret` should hold at least 32 random bytes. */
export function signOfferLink({ offerId, personId, expiresAt }: OfferLink, secret: string): string {
  const text = `${offerId}.${personId}.${expiresAt}`
  return `${Buffer.from(text).toString('base64url')}.${signature(text, secret)}`
}

/** Reads a token made by `signOfferLink` with the same secret; never throws, whatever the text. */
export function verifyOfferLink(token: string, secret: string, now: Instant): VerifiedLink {
  const [encoded = '', given = ''] = token.split('.')
  const text = Buffer.from(encoded, 'base64url').toString('utf8')
  if (!sameText(given, signature(text, secret))) return { ok: false, reason: 'forged' }
  const [offerId, personId, expires] = text.split('.')
  const expiresAt = Number(expires)
  if (!(expiresAt > now)) return { ok: false, reason: 'expired' }
  return { ok: true, link: { offerId: offerId as OfferId, personId: personId as PersonId, expiresAt } }
}

function signature(text: string, secret: string): string {
  return createHmac('sha256', secret).update(`${PURPOSE}\n${text}`).digest('base64url')
}

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

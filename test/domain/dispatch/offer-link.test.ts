import fc from 'fast-check'
import { expect, it } from 'vitest'
import { signOfferLink, verifyOfferLink } from '../../../src/domain/dispatch/offer-link.ts'
import type { OfferId, PersonId } from '../../../src/domain/ids.ts'

const link = { offerId: 'o1' as OfferId, personId: 'p1' as PersonId, expiresAt: 1_000 }
const token = signOfferLink(link, 'secret')

it('a link opens the offer for the person it was made for, until it expires', () => {
  expect(verifyOfferLink(token, 'secret', 999)).toEqual({ ok: true, link })
  expect(verifyOfferLink(token, 'secret', 1_000)).toEqual({ ok: false, reason: 'expired' })
})
it('a link signed with another secret, or changed in any character, is forged', () => {
  expect(verifyOfferLink(token, 'other', 0)).toEqual({ ok: false, reason: 'forged' })
  fc.assert(
    fc.property(
      fc.nat(token.length - 1),
      fc.constantFrom('a', 'Z', '0', '_', '-', '.'),
      (place, character) => {
        const changed = token.slice(0, place) + character + token.slice(place + 1)
        const result = verifyOfferLink(changed, 'secret', 0)
        expect(result.ok && JSON.stringify(result.link) !== JSON.stringify(link)).toBe(false)
      },
    ),
  )
})
it('whatever the text, reading it never throws', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(verifyOfferLink(text, 'secret', 0).ok).toBe(false)
    }),
  )
})

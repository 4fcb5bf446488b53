import { signOfferLink, type OfferLink } from '../domain/dispatch/offer-link.ts'

/** The address of the page that shows one offer to the one person it was made to. Opening it does nothing; its button acts. */
export type OfferUrl = (link: OfferLink) => string

export function offerUrl(baseUrl: string, secret: string): OfferUrl {
  return (link) => `${baseUrl}/offer/${signOfferLink(link, secret)}`
}

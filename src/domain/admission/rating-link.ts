import { signedLink } from '../signed-link.ts'

/** Which answer a link in a mail rates. It carries nothing of what was written, and no customer's name. */
export interface RatingLink {
  readonly brandId: string
  readonly messageId: string
}

const link = signedLink('rating')

/** A token that rates this answer and does nothing else. `secret` should hold at least 32 random bytes. */
export const signRatingLink = ({ brandId, messageId }: RatingLink, secret: string): string =>
  link.sign([brandId, messageId], secret)

/** Reads a token made by `signRatingLink` with the same secret; null for anything else, whatever the text. */
export function verifyRatingLink(token: string, secret: string): RatingLink | null {
  const ids = link.verify(token, secret)
  return ids && { brandId: ids[0], messageId: ids[1] }
}

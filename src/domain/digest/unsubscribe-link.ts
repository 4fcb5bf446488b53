import { signedLink } from '../signed-link.ts'

/** What the link at the foot of a digest may end. It never expires: a mail from last year must still let its reader go. */
export interface UnsubscribeLink {
  readonly brandId: string
  readonly subscriptionId: string
}

const link = signedLink('digest unsubscribe')

/** A token that ends this subscription and nothing else. `secret` should hold at least 32 random bytes. */
export const signUnsubscribeLink = ({ brandId, subscriptionId }: UnsubscribeLink, secret: string): string =>
  link.sign([brandId, subscriptionId], secret)

/** Reads a token made by `signUnsubscribeLink` with the same secret; null for anything else, whatever the text. */
export function verifyUnsubscribeLink(token: string, secret: string): UnsubscribeLink | null {
  const ids = link.verify(token, secret)
  return ids && { brandId: ids[0], subscriptionId: ids[1] }
}

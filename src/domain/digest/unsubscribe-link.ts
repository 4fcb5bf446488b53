import { createHmac, timingSafeEqual } from 'node:crypto'

/** What the link at the foot of a digest may end. It never expires: a mail from last year must still let its reader go. */
export interface UnsubscribeLink {
  readonly brandId: string
  readonly subscriptionId: string
}

/** Signed into the text, so that no link made for another purpose ends a subscription. */
const PURPOSE = 'digest unsubscribe'

/** A token that ends this subscription and nothing else. `secret` should hold at least 32 random bytes. */
export function signUnsubscribeLink({ brandId, subscriptionId }: UnsubscribeLink, secret: string): string {
  const text = `${brandId}.${subscriptionId}`
  return `${Buffer.from(text).toString('base64url')}.${signature(text, secret)}`
}

/** Reads a token made by `signUnsubscribeLink` with the same secret; null for anything else, whatever the text. */
export function verifyUnsubscribeLink(token: string, secret: string): UnsubscribeLink | null {
  const [encoded = '', given = ''] = token.split('.')
  const text = Buffer.from(encoded, 'base64url').toString('utf8')
  const [a, b] = [Buffer.from(given), Buffer.from(signature(text, secret))]
  if (a.length !== b.length || !timingSafeEqual(a, b)) return null
  const [brandId = '', subscriptionId = ''] = text.split('.')
  return { brandId, subscriptionId }
}

function signature(text: string, secret: string): string {
  return createHmac('sha256', secret).update(`${PURPOSE}\n${text}`).digest('base64url')
}

import { createHmac, timingSafeEqual } from 'node:crypto'

/** Which answer a link in a mail rates. It carries nothing of what was written, and no customer's name. */
export interface RatingLink {
  readonly brandId: string
  readonly messageId: string
}

/** Signed into the text, so that no link made for another purpose rates an answer. */
const PURPOSE = 'rating'

/** A token that rates this answer and does nothing else. `secret` should hold at least 32 random bytes. */
export function signRatingLink({ brandId, messageId }: RatingLink, secret: string): string {
  const text = `${brandId}.${messageId}`
  return `${Buffer.from(text).toString('base64url')}.${signature(text, secret)}`
}

/** Reads a token made by `signRatingLink` with the same secret; null for anything else, whatever the text. */
export function verifyRatingLink(token: string, secret: string): RatingLink | null {
  const [encoded = '', given = ''] = token.split('.')
  const text = Buffer.from(encoded, 'base64url').toString('utf8')
  const [a, b] = [Buffer.from(given), Buffer.from(signature(text, secret))]
  if (a.length !== b.length || !timingSafeEqual(a, b)) return null
  const [brandId = '', messageId = ''] = text.split('.')
  return { brandId, messageId }
}

function signature(text: string, secret: string): string {
  return createHmac('sha256', secret).update(`${PURPOSE}\n${text}`).digest('base64url')
}

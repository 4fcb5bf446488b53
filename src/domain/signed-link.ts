import { createHmac, timingSafeEqual } from 'node:crypto'

/** Links that carry two ids and nothing else, signed for one purpose: a link made for another never fits. */
export interface SignedLink {
  /** `secret` should hold at least 32 random bytes. */
  sign(ids: readonly [string, string], secret: string): string
  /** The ids of a token made by `sign` with the same secret; null for anything else, whatever the text. */
  verify(token: string, secret: string): readonly [string, string] | null
}

/** The purpose is signed with the ids. Such links never expire. */
export function signedLink(purpose: string): SignedLink {
  const signature = (text: string, secret: string): string =>
    createHmac('sha256', secret).update(`${purpose}\n${text}`).digest('base64url')
  return {
    sign(ids, secret) {
      const text = ids.join('.')
      return `${Buffer.from(text).toString('base64url')}.${signature(text, secret)}`
    },
    verify(token, secret) {
      const [encoded = '', given = ''] = token.split('.')
      const text = Buffer.from(encoded, 'base64url').toString('utf8')
      const [a, b] = [Buffer.from(given), Buffer.from(signature(text, secret))]
      if (a.length !== b.length || !timingSafeEqual(a, b)) return null
      const [first = '', second = ''] = text.split('.')
      return [first, second]
    },
  }
}

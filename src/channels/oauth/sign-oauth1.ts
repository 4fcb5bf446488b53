import { createHmac } from 'node:crypto'

export interface Oauth1Keys {
  readonly consumerKey: string
  readonly consumerSecret: string
  readonly token: string
  readonly tokenSecret: string
}

export interface SignedOnce {
  /** Never the same twice. */
  readonly nonce: string
  /** Seconds since 1970. */
  readonly timestamp: number
}

/**
 * The `Authorization` header of OAuth 1.0a by HMAC-SHA1 (RFC 5849, 3.4). `form` holds the fields of a form-encoded body; a JSON body is
 * not signed.
 */
export function signOauth1(
  { method, url, form = [] }: { method: string; url: URL; form?: readonly (readonly [string, string])[] },
  keys: Oauth1Keys,
  { nonce, timestamp }: SignedOnce,
): string {
  const own: readonly (readonly [string, string])[] = [
    ['oauth_consumer_key', keys.consumerKey],
    ['oauth_nonce', nonce],
    ['oauth_signature_method', 'HMAC-SHA1'],
    ['oauth_timestamp', String(timestamp)],
    ['oauth_token', keys.token],
    ['oauth_version', '1.0'],
  ]
  const fields = [...own, ...url.searchParams, ...form]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&')
  const base = [method, `${url.origin}${url.pathname}`, fields].map(encode).join('&')
  const signature = createHmac('sha1', `${encode(keys.consumerSecret)}&${encode(keys.tokenSecret)}`)
    .update(base)
    .digest('base64')
  const shown = [...own, ['oauth_signature', signature] as const].sort(([a], [b]) => (a < b ? -1 : 1))
  return `OAuth ${shown.map(([name, value]) => `${encode(name)}="${encode(value)}"`).join(', ')}`
}

/** RFC 3986: what `encodeURIComponent` leaves is encoded, too. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

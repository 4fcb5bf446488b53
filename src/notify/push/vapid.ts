import { createECDH, createPrivateKey, sign, type KeyObject } from 'node:crypto'
import { HOUR, SECOND, type Instant } from '../../domain/time/instant.ts'

/** Who we are to push services (RFC 8292): a key pair of P-256. */
export interface VapidKeys {
  readonly privateKey: KeyObject
  /** Base64url of the uncompressed point; browsers subscribe with it. */
  readonly publicKey: string
}

/** Services take tokens of a day at most. */
const LASTS = 12 * HOUR

/** The key pair that follows from 32 secret bytes. */
export function vapidKeys(secret: Buffer): VapidKeys {
  const ecdh = createECDH('prime256v1')
  ecdh.setPrivateKey(secret)
  const point = ecdh.getPublicKey()
  const part = (bytes: Buffer) => bytes.toString('base64url')
  const key = {
    kty: 'EC',
    crv: 'P-256',
    d: part(secret),
    x: part(point.subarray(1, 33)),
    y: part(point.subarray(33)),
  }
  return { privateKey: createPrivateKey({ key, format: 'jwk' }), publicKey: part(point) }
}

/** The header `Authorization` for one push service; `contact` is a URL or `mailto:` by which its operators reach us. */
export function vapidHeader(endpoint: URL, contact: string, keys: VapidKeys, now: Instant): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const exp = Math.floor((now + LASTS) / SECOND)
  const text = `${encode({ typ: 'JWT', alg: 'ES256' })}.${encode({ aud: endpoint.origin, exp, sub: contact })}`
  const signature = sign('sha256', Buffer.from(text), { key: keys.privateKey, dsaEncoding: 'ieee-p1363' })
  return `vapid t=${text}.${signature.toString('base64url')}, k=${keys.publicKey}`
}

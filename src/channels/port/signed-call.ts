import { createHmac, timingSafeEqual } from 'node:crypto'
import { MINUTE, SECOND, type Instant } from '../../domain/time/instant.ts'

/** A call replayed later than that is refused. */
const WINDOW = 5 * MINUTE

/** `t=<seconds since 1970>,v1=<hex>`: HMAC-SHA256 over `<seconds>.<body>`. */
export function signCall(body: string | Buffer, secret: string, now: Instant): string {
  const seconds = Math.trunc(now / SECOND)
  return `t=${seconds},v1=${hmac(seconds, body, secret)}`
}

/** Whether a call of our own neutral form was signed with that secret, lately. */
export function isSigned(
  signature: string | undefined,
  body: string | Buffer,
  secret: string,
  now: Instant,
): boolean {
  const read = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature ?? '')
  if (!read) return false
  const seconds = Number(read[1])
  if (Math.abs(now - seconds * SECOND) > WINDOW) return false
  return timingSafeEqual(Buffer.from(read[2]!), Buffer.from(hmac(seconds, body, secret)))
}

function hmac(seconds: number, body: string | Buffer, secret: string): string {
  return createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex')
}

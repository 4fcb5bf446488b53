import { createHmac, timingSafeEqual } from 'node:crypto'
import { MINUTE, SECOND, type Instant } from '../../domain/time/instant.ts'

export interface SignedRequest {
  readonly rawBody: string
  /** Header `x-slack-request-timestamp`: seconds since 1970. */
  readonly timestamp: string | undefined
  /** Header `x-slack-signature`: `v0=` and 64 hexadecimal digits. */
  readonly signature: string | undefined
}

/** A request replayed later than that is refused. */
const WINDOW = 5 * MINUTE

/** Whether Slack sent this request lately: HMAC-SHA256 over `v0:timestamp:body` with the app's signing secret. */
export function isFromSlack(
  { rawBody, timestamp, signature }: SignedRequest,
  secret: string,
  now: Instant,
): boolean {
  if (timestamp === undefined || signature === undefined || !/^\d{1,12}$/.test(timestamp)) return false
  if (Math.abs(now - Number(timestamp) * SECOND) > WINDOW) return false
  const expected = Buffer.from(
    `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${rawBody}`).digest('hex')}`,
  )
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

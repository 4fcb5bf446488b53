import { createHmac, timingSafeEqual } from 'node:crypto'
import { DAY, type Instant, type Millis } from '../../domain/time/instant.ts'

export interface Session {
  readonly id: string
  readonly channelId: string
}

/** How long a browser may stay away and find its conversation again. Every welcome begins it anew. */
export const SESSION_LASTS: Millis = 14 * DAY

/** `session.channel.issued.signature`: whoever holds it is the customer of that session. */
export function signSession({ id, channelId }: Session, issuedAt: Instant, key: Uint8Array): string {
  const content = `${id}.${channelId}.${issuedAt.toString(36)}`
  return `${content}.${signature(content, key)}`
}

/** Null for whatever we did not sign for this channel, or too long ago. */
export function readSession(token: string, channelId: string, now: Instant, key: Uint8Array): Session | null {
  const [id, channel, issued, given, ...surplus] = token.split('.')
  if (!id || !channel || !issued || !given || surplus.length > 0) return null
  if (!equal(given, signature(`${id}.${channel}.${issued}`, key))) return null
  const age = now - Number.parseInt(issued, 36)
  return channel === channelId && age < SESSION_LASTS ? { id, channelId } : null
}

function signature(content: string, key: Uint8Array): string {
  return createHmac('sha256', key).update(content).digest('base64url')
}

function equal(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

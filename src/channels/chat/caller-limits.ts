import type { IncomingMessage } from 'node:http'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Lines } from './lines.ts'
import { LINES_PER_ADDRESS, OPENINGS_PER_MINUTE } from './limits.ts'

export interface CallerLimits {
  readonly linesPerAddress?: number
  readonly openingsPerMinute?: number
}

/** Seconds until an address may open another line; 0 for now. */
export function callerLimits(
  lines: Lines,
  { linesPerAddress = LINES_PER_ADDRESS, openingsPerMinute = OPENINGS_PER_MINUTE }: CallerLimits = {},
): (address: string) => Promise<number> {
  const openings = new RateLimiterMemory({ points: openingsPerMinute, duration: 60 })
  return async (address) => {
    if (lines.fromAddress(address) >= linesPerAddress) return 60
    try {
      await openings.consume(address)
      return 0
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 1_000)
      throw refusal
    }
  }
}

/** Behind a front of our own the caller is whom it names last; nobody else is believed. */
export function callerOf(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim()
  return (trustProxy ? forwarded : '') || (request.socket.remoteAddress ?? 'unknown')
}

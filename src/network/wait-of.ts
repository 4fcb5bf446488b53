import { SECOND, type Instant, type Millis } from '../domain/time/instant.ts'

const UNSAID: Millis = 30 * SECOND

/**
 * How long a platform wants to be left alone, in milliseconds: `Retry-After` in seconds or as a date, else the reset of a rate limit
 * in seconds since 1970 or as ISO 8601; 30 s where it does not say.
 */
export function waitOf(
  {
    retryAfter,
    reset,
  }: { readonly retryAfter?: string | null | undefined; readonly reset?: string | null | undefined },
  now: Instant,
): Millis {
  if (retryAfter)
    return isNumber(retryAfter) ? Number(retryAfter) * SECOND : until(Date.parse(retryAfter), now)
  if (reset) return until(isNumber(reset) ? Number(reset) * SECOND : Date.parse(reset), now)
  return UNSAID
}

function isNumber(text: string): boolean {
  return /^\d+(?:\.\d+)?$/.test(text)
}

function until(at: Instant, now: Instant): Millis {
  return Number.isNaN(at) || Number.isNaN(now) ? UNSAID : Math.max(SECOND, at - now)
}

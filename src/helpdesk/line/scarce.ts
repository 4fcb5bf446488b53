import { SECOND, type Instant } from '../../domain/time/instant.ts'
import type { Answer } from './call.ts'

interface Names {
  readonly limit: string
  readonly left: string
  /** Seconds since 1970 at which there are more again; where it is not said, a minute later. */
  readonly reset?: string
}

/** How long to leave a helpdesk alone where fewer than a twentieth of its requests are left to whoever works there. */
export function scarce({ header, at }: Answer, names: Names, now: Instant): number | undefined {
  const [limit, left] = [Number(header(names.limit)), Number(header(names.left))]
  if (!(limit > 0) || header(names.left) === undefined || left >= limit / 20) return undefined
  const reset = names.reset === undefined ? NaN : Number(header(names.reset)) * SECOND
  return Number.isNaN(reset) ? 60 * SECOND : Math.max(SECOND, reset - (at ?? now))
}

import { MINUTE, type Instant } from '../time/instant.ts'

/** `down`: the line gives no sign of life, or says that it fails. `silent`: it seems alive, yet nobody comes through it. */
export type Alarm = 'down' | 'silent'

/** A line that fails for longer keeps customers waiting at the door. Milliseconds. */
export const DOWN_AFTER = 5 * MINUTE
/** With so many customers expected, a silence is chance once in a thousand times (Poisson: e^-7). */
export const EXPECTED_FOR_ALARM = 7

export interface LineFacts {
  /** The last sign of life; null where the line gives none. */
  readonly heartbeatAt: Instant | null
  readonly failingSince: Instant | null
  /** Since when nobody came. */
  readonly quietSince: Instant
  /** How many came in the same stretch of each earlier week, newest first; empty without a past. */
  readonly earlier: readonly number[]
}

/** Whether something is wrong with a channel, since when, and how many customers were expected meanwhile. */
export function judgeSilence(
  { heartbeatAt, failingSince, quietSince, earlier }: LineFacts,
  now: Instant,
): { readonly kind: Alarm; readonly since: Instant; readonly expected: number | null } | null {
  const down = failingSince ?? heartbeatAt
  if (down !== null && now - down >= DOWN_AFTER) return { kind: 'down', since: down, expected: null }
  const expected = expectedOf(earlier)
  if (expected >= EXPECTED_FOR_ALARM && Math.min(...earlier) > 0)
    return { kind: 'silent', since: quietSince, expected }
  return null
}

/** The mean of earlier weeks; two at least, for one week may have been a storm. */
function expectedOf(earlier: readonly number[]): number {
  return earlier.length < 2 ? 0 : earlier.reduce((sum, count) => sum + count, 0) / earlier.length
}

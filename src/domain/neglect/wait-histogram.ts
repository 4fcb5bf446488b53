import type { Millis } from '../time/instant.ts'
import type { TurnMetric } from './tally.ts'
import type { Instant } from '../time/instant.ts'

/** Each bucket is so much wider than the one before: a quantile read from buckets is within 2.5 % of the true one. */
const GROWTH = Math.log(1.05)

/** How many answers waited about so long. Counts may be summed, and taken away again. */
export interface WaitCount {
  readonly quarterAt: Instant
  readonly metric: TurnMetric
  readonly bucket: number
  readonly count: number
}

/** 0 for anything below a second. */
export function bucketOf(wait: Millis): number {
  return wait < 1_000 ? 0 : 1 + Math.floor(Math.log(wait / 1_000) / GROWTH)
}

/** The middle of a bucket, in whole milliseconds. */
export function waitOf(bucket: number): Millis {
  return bucket === 0 ? 0 : Math.round(1_000 * Math.exp((bucket - 0.5) * GROWTH))
}

/** The quantile of waits that are only known by buckets, q in [0, 1); null of none. */
export function quantileOfBuckets(
  counts: readonly Pick<WaitCount, 'bucket' | 'count'>[],
  q: number,
): Millis | null {
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  if (all === 0) return null
  let rank = Math.floor(q * all)
  for (const { bucket, count } of [...counts].sort((a, b) => a.bucket - b.bucket)) {
    if (rank < count) return waitOf(bucket)
    rank -= count
  }
  return null
}

import type { Instant, Millis } from '../../time/instant.ts'
import type { Stretch } from './stretch.ts'

/** The opening hours of one block of the timeline, disjoint and in order, as columns. */
export interface Block {
  readonly from: Float64Array
  readonly to: Float64Array
  /** Open time of the block before each stretch. */
  readonly before: Float64Array
  /** Open time of the whole block. */
  readonly open: Millis
}

/** Puts opening hours (merged, in order) into columns. */
export function blockOf(hours: readonly Stretch[]): Block {
  const before = new Float64Array(hours.length)
  let open = 0
  for (const [place, { from, to }] of hours.entries()) {
    before[place] = open
    open += to - from
  }
  return {
    from: Float64Array.from(hours, (stretch) => stretch.from),
    to: Float64Array.from(hours, (stretch) => stretch.to),
    before,
    open,
  }
}

/** Open time of the block before an instant in it. */
export function openBefore(block: Block, at: Instant): Millis {
  const place = lastAtMost(block.from, at)
  return place < 0 ? 0 : block.before[place]! + Math.min(at, block.to[place]!) - block.from[place]!
}

/** The first instant by which the block has been open for `amount`, more than 0 and at most `block.open`. */
export function whenUsedUp(block: Block, amount: Millis): Instant {
  const place = lastAtMost(block.before, amount - 1)
  return block.from[place]! + amount - block.before[place]!
}

/** The last instant by which the block has been open for no more than `amount`, at least 0 and less than `block.open`. */
export function lastWithUsed(block: Block, amount: Millis): Instant {
  const place = lastAtMost(block.before, amount)
  return block.from[place]! + amount - block.before[place]!
}

/** The place of the last value that is at most the limit, -1 if none is. */
function lastAtMost(sorted: Float64Array, limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! <= limit) low = middle + 1
    else high = middle
  }
  return low - 1
}

import type { NeglectFigures } from './figures.ts'

export interface Change {
  /** The index of the period before, 0 to 100; null where nobody wrote. */
  readonly before: number | null
  /** Null inside the noise: the difference may well be chance. */
  readonly direction: 'better' | 'worse' | null
}

type Share = Pick<NeglectFigures, 'index' | 'turns' | 'neglected'>

/** Standard deviations that chance alone exceeds once in twenty times. */
const BEYOND_CHANCE = 1.96

/** Sets a period beside the one before: two shares of turns, told apart by the two-proportion z-test. */
export function changeOf(now: Share, before: Share): Change {
  if (now.turns === 0 || before.turns === 0) return { before: before.index, direction: null }
  const all = (now.neglected + before.neglected) / (now.turns + before.turns)
  const deviation = Math.sqrt(all * (1 - all) * (1 / now.turns + 1 / before.turns))
  const difference = now.neglected / now.turns - before.neglected / before.turns
  if (Math.abs(difference) <= BEYOND_CHANCE * deviation) return { before: before.index, direction: null }
  return { before: before.index, direction: difference < 0 ? 'better' : 'worse' }
}

import type { Instant } from '../time/instant.ts'
import type { Member, Swap } from './schedule.ts'
import { holds } from './span.ts'

/** Puts whoever took a swap in the place of whoever asked, in the order given: what was taken can be handed on by a later swap. */
export function applySwaps(
  members: ReadonlySet<Member>,
  swaps: readonly Swap[],
  at: Instant,
): ReadonlySet<Member> {
  const active = swaps.filter((swap) => holds(swap, at))
  if (active.length === 0) return members
  const result = new Set(members)
  for (const swap of active) if (swap.takenBy !== null && result.delete(swap.for)) result.add(swap.takenBy)
  return result
}

import { mergeStretches, type Stretch } from '../calendar/hours/stretch.ts'
import type { Halt } from '../conversation/halt.ts'
import type { Target } from '../policy/policy.ts'
import type { Instant } from '../time/instant.ts'
import { stopping } from './pause-causes.ts'

/**
 * When a clock stands still: in the statuses that its policy names, and in the gaps of what it measures. It runs again when all of them
 * have ended. Merged and in order; the last ends at Infinity while it stands still. Nothing after `until` counts.
 */
export function pausesOf(
  target: Pick<Target, 'pausedIn'>,
  halts: readonly Halt[],
  gaps: readonly Halt[] = [],
  until: Instant = Infinity,
): readonly Stretch[] {
  return mergeStretches(
    stopping(target, { gaps }, halts)
      .filter(({ from }) => from < until)
      .map(({ from, to }) => ({ from, to: Math.min(to, until) })),
  )
}

import { coverageGaps } from '../roster/coverage-gaps.ts'
import type { Roster } from '../roster/compile-roster.ts'
import type { Period } from '../roster/schedule.ts'
import { DAY, type Instant, type Millis } from '../time/instant.ts'

/** Long enough that few stretches are worked out, short enough that one costs little. */
const STRETCH: Millis = 28 * DAY

/** Whether anybody of these rosters is on duty at an instant; what was worked out is remembered. */
export function staffedHours(rosters: readonly Roster[]): (at: Instant) => boolean {
  const known = new Map<number, readonly Period[]>()
  return (at) => {
    const index = Math.floor(at / STRETCH)
    let gaps = known.get(index)
    if (!gaps) {
      gaps = coverageGaps(rosters, index * STRETCH, (index + 1) * STRETCH)
      known.set(index, gaps)
    }
    return !gaps.some(({ from, to }) => from <= at && at < to)
  }
}

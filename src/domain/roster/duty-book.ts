import { DAY, type Instant, type Millis } from '../time/instant.ts'
import type { Roster } from './compile-roster.ts'
import { segmentsOf } from './segments.ts'

/** Long enough that few stretches are worked out, short enough that one costs little. */
const STRETCH: Millis = DAY

/** From when on an answer holds, until the next one; `answer` is missing until somebody wants it. */
interface Entry<Answer> {
  readonly from: Instant
  answer?: Answer
}

/**
 * For many questions about the past: `ask` is asked once for each stretch in which nobody of these rosters comes or goes, and
 * the very same answer is given for every instant within.
 */
export function dutyBook<Answer>(
  rosters: readonly Roster[],
  ask: (at: Instant) => Answer,
): (at: Instant) => Answer {
  const known = new Map<number, readonly Entry<Answer>[]>()
  return (at) => {
    const index = Math.floor(at / STRETCH)
    let entries = known.get(index)
    if (!entries) {
      entries = cutsOf(rosters, index * STRETCH).map((from) => ({ from }))
      known.set(index, entries)
    }
    const entry = entries[lastUpTo(entries, at)]!
    return (entry.answer ??= ask(entry.from))
  }
}

/** Every instant of a stretch at which somebody may come or go, its beginning among them. */
function cutsOf(rosters: readonly Roster[], from: Instant): readonly Instant[] {
  const cuts = new Set([from])
  for (const roster of rosters)
    for (const segment of segmentsOf(roster, from, from + STRETCH)) cuts.add(segment.from)
  return [...cuts].sort((a, b) => a - b)
}

/** The first entry begins no later than `at`. */
function lastUpTo(entries: readonly Entry<unknown>[], at: Instant): number {
  let [low, high] = [0, entries.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (entries[middle]!.from <= at) low = middle
    else high = middle - 1
  }
  return low
}

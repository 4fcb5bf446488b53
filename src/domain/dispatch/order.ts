import type { PersonId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'
import { isPresent, type Candidate } from './candidate.ts'
import { deficits, shrunkRatings } from './fairness.ts'

/**
 * In which order the able are asked: who answered this conversation before, then the present, then those who lack most work
 * by their presence, then those with the fewest pings, then the best rated. `pool` is everybody whom fairness compares.
 */
export function inOrder(
  able: readonly Candidate[],
  pool: readonly Candidate[],
  ownerId: PersonId | null,
  now: Instant,
): readonly Candidate[] {
  const lacking = deficits(pool)
  const ratings = shrunkRatings(pool)
  const rank = (one: Candidate): readonly number[] => [
    one.person.id === ownerId ? 0 : 1,
    isPresent(one.person, now) ? 0 : 1,
    -(lacking.get(one.person.id) ?? 0),
    one.standing.offersLastHour,
    -(ratings.get(one.person.id) ?? 0),
  ]
  return able
    .map((one) => ({ one, rank: rank(one) }))
    .sort((a, b) => compare(a.rank, b.rank) || (a.one.person.id < b.one.person.id ? -1 : 1))
    .map(({ one }) => one)
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) if (value !== b[index]) return value - b[index]!
  return 0
}

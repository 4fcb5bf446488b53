import type { PersonId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'
import { isPresent, type Candidate } from './candidate.ts'
import { deficitOf, shrunkRating, type PoolTotals } from './fairness.ts'

/**
 * In which order the able are asked: who answered this conversation before, then the present, then those who lack most work
 * by their presence, then those with the fewest pings, then the best rated.
 */
export function inOrder(
  able: readonly Candidate[],
  totals: PoolTotals,
  ownerId: PersonId | null,
  now: Instant,
): readonly Candidate[] {
  const rank = (one: Candidate): readonly number[] => [
    one.person.id === ownerId ? 0 : 1,
    isPresent(one.person, now) ? 0 : 1,
    -deficitOf(one.standing, totals),
    one.standing.offersLastHour,
    -shrunkRating(one.person.rating, totals),
  ]
  return able
    .map((one) => ({ one, rank: rank(one) }))
    .sort((a, b) => compare(a.rank, b.rank) || (a.one.person.id < b.one.person.id ? -1 : 1))
    .map(({ one }) => one)
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return a[index]! - b[index]!
  return 0
}

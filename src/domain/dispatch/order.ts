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
  const ranked = able.map((one) => ({
    one,
    owner: one.person.id === ownerId,
    present: isPresent(one.person, now),
    deficit: deficitOf(one.standing, totals),
    pings: one.standing.offersLastHour,
    rating: shrunkRating(one.person.rating, totals),
  }))
  return ranked
    .sort(
      (a, b) =>
        Number(b.owner) - Number(a.owner) ||
        Number(b.present) - Number(a.present) ||
        b.deficit - a.deficit ||
        a.pings - b.pings ||
        b.rating - a.rating ||
        (a.one.person.id < b.one.person.id ? -1 : 1),
    )
    .map(({ one }) => one)
}

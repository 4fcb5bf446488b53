import type { PersonId } from '../ids.ts'
import type { Candidate } from './candidate.ts'

/** Below so many ratings, a person's mean is drawn towards the pool's. */
const FEW_RATINGS = 20

/**
 * How much work each person lacks by their share of the pool's presence over 28 days: positive for those who got too little.
 * Without any presence in the pool, everybody's share is the same.
 */
export function deficits(pool: readonly Candidate[]): ReadonlyMap<PersonId, number> {
  const work = sum(pool.map(({ standing }) => standing.work))
  const presence = sum(pool.map(({ standing }) => standing.presence))
  const shareOf = (candidate: Candidate) =>
    presence === 0 ? 1 / pool.length : candidate.standing.presence / presence
  return new Map(pool.map((one) => [one.person.id, shareOf(one) * work - one.standing.work]))
}

/** Each person's rating, 0 to 1, shrunk to the pool's mean while there are few. */
export function shrunkRatings(pool: readonly Candidate[]): ReadonlyMap<PersonId, number> {
  const count = sum(pool.map(({ person }) => person.rating.count))
  const mean =
    count === 0 ? 0.5 : sum(pool.map(({ person }) => person.rating.mean * person.rating.count)) / count
  return new Map(
    pool.map(({ person: { id, rating } }) => {
      const borrowed = Math.max(0, FEW_RATINGS - rating.count)
      return [id, (rating.mean * rating.count + mean * borrowed) / (rating.count + borrowed)]
    }),
  )
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

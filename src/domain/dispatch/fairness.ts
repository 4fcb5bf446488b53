import type { Person } from '../people/person.ts'
import type { Millis } from '../time/instant.ts'

/** What everybody whom fairness compares did together over 28 days. */
export interface PoolTotals {
  readonly people: number
  readonly presence: Millis
  readonly work: number
  readonly ratings: number
  readonly ratingSum: number
}

export interface Share {
  readonly presence: Millis
  readonly work: number
}

/** Below so many ratings, a person's mean is drawn towards the pool's. */
const FEW_RATINGS = 20

export function totalsOf(pool: readonly (Share & Pick<Person, 'rating'>)[]): PoolTotals {
  const sum = (pick: (one: (typeof pool)[number]) => number) =>
    pool.reduce((total, one) => total + pick(one), 0)
  return {
    people: pool.length,
    presence: sum(({ presence }) => presence),
    work: sum(({ work }) => work),
    ratings: sum(({ rating }) => rating.count),
    ratingSum: sum(({ rating }) => rating.mean * rating.count),
  }
}

/**
 * How much work somebody lacks by their share of the pool's presence, in pieces of work: positive for those who got too little.
 * Absence and the time before joining are no presence, so that they neither earn nor cost. Without any presence, all shares are the same.
 */
export function deficitOf({ presence, work }: Share, totals: PoolTotals): number {
  const share = totals.presence === 0 ? 1 / Math.max(1, totals.people) : presence / totals.presence
  return share * totals.work - work
}

/** The mean rating, 0 to 1, shrunk to the pool's while there are few. */
export function shrunkRating(rating: Person['rating'], totals: PoolTotals): number {
  const mean = totals.ratings === 0 ? 0.5 : totals.ratingSum / totals.ratings
  const borrowed = Math.max(0, FEW_RATINGS - rating.count)
  return (rating.mean * rating.count + mean * borrowed) / (rating.count + borrowed)
}

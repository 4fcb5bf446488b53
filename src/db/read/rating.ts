import { sql, type Kysely } from 'kysely'
import { shrunkRating } from '../../domain/dispatch/fairness.ts'
import type { DB } from '../schema.ts'

export interface RatingRead {
  readonly mean: number
  readonly count: number
  readonly drawn_mean: number
  readonly everybody_mean: number
  readonly about_brand: number
}

/** A person's rating as they read it, beside that of all freelance experts with whom they share a brand. */
export async function readRating(db: Kysely<DB>, personId: string): Promise<RatingRead> {
  const { rows } = await sql<{
    mean: number
    count: number
    ratings: number
    rating_sum: number
    about_brand: number
  }>`
    select p.rating_mean as mean, p.rating_count as count, o.ratings, o.rating_sum,
      (select count(*)::int from rating r where r.person_id = p.id and r.about = 'brand') as about_brand
    from person p cross join lateral (
      select coalesce(sum(e.rating_count), 0)::int as ratings,
        coalesce(sum(e.rating_mean * e.rating_count), 0)::float8 as rating_sum
      from person e where e.kind = 'freelance' and e.removed_at is null and exists (
        select from membership m join membership n on n.brand_id = m.brand_id
        where m.person_id = e.id and n.person_id = p.id)) o
    where p.id = ${personId}
  `.execute(db)
  const { mean, count, ratings, rating_sum: ratingSum, about_brand } = rows[0]!
  const totals = { people: 0, presence: 0, work: 0, ratings, ratingSum }
  return {
    ...{ mean, count, about_brand },
    drawn_mean: shrunkRating({ mean, count }, totals),
    everybody_mean: shrunkRating({ mean: 0, count: 0 }, totals),
  }
}

import { sql, type Transaction } from 'kysely'
import type { DB } from '../schema.ts'

/**
 * A person's mean, 0 to 1, over customers' taps and leads' reviews of the answer. Complaints about the brand are kept apart: nobody
 * answers for a late parcel.
 */
export async function recountRatings(trx: Transaction<DB>, personId: string): Promise<void> {
  await sql`
    update person p set rating_count = r.n, rating_mean = coalesce(r.mean, 0) from (
      select count(*)::int as n, avg(value)::real as mean from (
        select case when good then 1.0 else 0.0 end as value from rating
        where person_id = ${personId} and about = 'answer'
        union all select (score - 1) / 4.0 from review where person_id = ${personId}) v) r
    where p.id = ${personId}
  `.execute(trx)
}

import { sql, type Kysely } from 'kysely'
import type { FeedProblem } from '../../domain/roster/absence-feed.ts'
import type { DB } from '../schema.ts'

export interface AbsenceFeedRow {
  readonly id: string
  readonly person_id: string
  /** Of its address, which is a secret of its owner's. */
  readonly host: string
  readonly created_at: Date
  readonly read_at: Date | null
  readonly next_at: Date
  readonly failures: number
  readonly problem: FeedProblem | null
  /** That have not ended. */
  readonly absences: number
}

/** The calendars by which a person is away, the oldest first. */
export async function readAbsenceFeeds(
  db: Kysely<DB>,
  { personId, id, now }: { readonly personId?: string; readonly id?: string; readonly now: Date },
): Promise<readonly AbsenceFeedRow[]> {
  const { rows } = await sql<AbsenceFeedRow>`
    select f.id, f.person_id, f.host, f.created_at, f.read_at, f.next_at, f.failures, f.problem,
      (select count(*)::int from absence a where a.feed_id = f.id and a.to_at > ${now}) as absences
    from absence_feed f
    where ${personId === undefined ? sql`true` : sql`f.person_id = ${personId}`}
      and ${id === undefined ? sql`true` : sql`f.id = ${id}`}
    order by f.created_at, f.id
  `.execute(db)
  return rows
}

import { sql, type Kysely } from 'kysely'
import type { Prevention } from '../../domain/neglect/rank-preventions.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'

/** More lines than these nobody ranks: the newest count. */
const READ_AT_MOST = 5_000

/** What was said in `[from, to)` to have been missing; by whom is not read. */
export async function readPreventions(
  db: Kysely<DB>,
  brandId: string,
  from: Instant,
  to: Instant,
): Promise<readonly Prevention[]> {
  const { rows } = await sql<{ conversation_id: string; text: string }>`
    select conversation_id, text from prevention
    where brand_id = ${brandId} and said_at >= ${formatInstant(from)} and said_at < ${formatInstant(to)}
    order by said_at desc limit ${READ_AT_MOST}
  `.execute(db)
  return rows.map(({ conversation_id: conversationId, text }) => ({ conversationId, text }))
}

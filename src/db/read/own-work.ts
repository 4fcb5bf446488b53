import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'

/** Conversations that somebody is offered, or holds, now. */
export async function readOwnWork(db: Kysely<DB>, personId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ conversation_id: string }>`
    select conversation_id from offer where person_id = ${personId} and state = 'open'
    union
    select conversation_id from claim where person_id = ${personId} and state = 'active'
  `.execute(db)
  return rows.map(({ conversation_id }) => conversation_id)
}

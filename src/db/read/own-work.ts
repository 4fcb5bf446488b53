import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'

export interface OwnWork {
  readonly offered: readonly string[]
  readonly held: readonly string[]
}

/** Conversations that somebody is offered, or holds, now. */
export async function readOwnWork(db: Kysely<DB>, personId: string): Promise<OwnWork> {
  const { rows } = await sql<{ conversation_id: string; held: boolean }>`
    select conversation_id, false as held from offer where person_id = ${personId} and state = 'open'
    union all
    select conversation_id, true as held from claim where person_id = ${personId} and state = 'active'
  `.execute(db)
  return {
    offered: rows.filter(({ held }) => !held).map(({ conversation_id }) => conversation_id),
    held: rows.filter(({ held }) => held).map(({ conversation_id }) => conversation_id),
  }
}

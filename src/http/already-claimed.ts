import type { Kysely } from 'kysely'
import { readPersonName } from '../db/read/person-name.ts'
import type { DB } from '../db/schema.ts'
import type { Answer } from './answer.ts'
import { problem } from './problem.ts'

/** Whoever comes second is told who was first. */
export async function alreadyClaimed(db: Kysely<DB>, by: string): Promise<Answer> {
  return claimedBy(by, await readPersonName(db, by))
}

export function claimedBy(by: string, name: string): Answer {
  return problem(409, 'already_claimed', `${name} has this conversation now. Nothing counts against you.`, {
    holder: { person_id: by, name },
  })
}

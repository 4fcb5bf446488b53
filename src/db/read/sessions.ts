import { sql, type Kysely } from 'kysely'
import type { PersonId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { clockOr } from '../auth/authenticated-person.ts'
import { hashSecret } from '../auth/secret.ts'
import type { SessionRules } from '../auth/session-rules.ts'
import { isStillUsed } from '../auth/still-used.ts'
import type { DB } from '../schema.ts'

export interface OwnSessionRow {
  readonly id: string
  readonly user_agent: string | null
  readonly address: string | null
  readonly created_at: Date
  readonly last_seen_at: Date | null
  readonly expires_at: Date
  readonly current: boolean
}

/** Where somebody is signed in: this session first, then what was used last. */
export async function readSessionsOf(
  db: Kysely<DB>,
  personId: PersonId,
  currentId: string | undefined,
  now: Instant | null,
  rules: Pick<SessionRules, 'idle' | 'expertIdle'>,
): Promise<OwnSessionRow[]> {
  const current = currentId === undefined ? null : hashSecret(currentId)
  const { rows } = await sql<OwnSessionRow>`
    select s.id, s.user_agent, s.address, s.created_at, s.last_seen_at, s.expires_at,
           s.id_hash is not distinct from ${current} as current
    from session s join person p on p.id = s.person_id
    where s.person_id = ${personId} and s.expires_at > ${clockOr(now)} and ${isStillUsed(clockOr(now), rules)}
    order by current desc, coalesce(s.last_seen_at, s.created_at) desc, s.id
  `.execute(db)
  return rows
}

import { sql, type Kysely } from 'kysely'
import { DAY, type Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'
import { clockOr } from './authenticated-person.ts'
import { hashSecret, newSecret } from './secret.ts'

/** How long a session lasts without signing in again. */
const LASTS = 14 * DAY

export interface NewSession {
  readonly id: string
  readonly expiresAt: Instant
}

export async function beginSession(
  db: Kysely<DB>,
  session: { readonly personId: string; readonly userAgent: string | null; readonly now: Instant | null },
): Promise<NewSession> {
  const id = newSecret()
  const { rows } = await sql<{ expires_at: Date }>`
    insert into session (id_hash, person_id, created_at, expires_at, user_agent)
    select ${hashSecret(id)}, ${session.personId}, at, at + ${LASTS} * interval '1 millisecond', ${session.userAgent}
    from (select date_trunc('milliseconds', ${clockOr(session.now)}) as at) as clock
    returning expires_at
  `.execute(db)
  return { id, expiresAt: rows[0]!.expires_at.getTime() }
}

export async function endSession(db: Kysely<DB>, id: string): Promise<void> {
  await db.deleteFrom('session').where('id_hash', '=', hashSecret(id)).execute()
}

/** All but one: what a new password does to whoever else was signed in. */
export async function endOtherSessions(
  db: Kysely<DB>,
  personId: string,
  keptId: string | undefined,
): Promise<void> {
  await db
    .deleteFrom('session')
    .where('person_id', '=', personId)
    .$if(keptId !== undefined, (query) => query.where('id_hash', '!=', hashSecret(keptId!)))
    .execute()
}

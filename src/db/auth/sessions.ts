import { sql, type Kysely } from 'kysely'
import type { Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'
import { clockOr } from './authenticated-person.ts'
import { hashSecret, newSecret } from './secret.ts'
import { usualSessionRules, type SessionRules } from './session-rules.ts'

export interface NewSession {
  readonly id: string
  readonly expiresAt: Instant
}

export async function beginSession(
  db: Kysely<DB>,
  session: {
    readonly personId: string
    readonly userAgent: string | null
    /** Where from, as far as we can tell. */
    readonly address: string | null
    /** Both factors were shown, here or at an identity provider. */
    readonly proved?: boolean
    readonly now: Instant | null
  },
  { lasts }: Pick<SessionRules, 'lasts'> = usualSessionRules,
): Promise<NewSession> {
  const id = newSecret()
  const { rows } = await sql<{ expires_at: Date }>`
    insert into session (id_hash, person_id, created_at, last_seen_at, expires_at, user_agent, address, proved_at)
    select ${hashSecret(id)}, ${session.personId}, at, at, at + ${lasts} * interval '1 millisecond',
           ${session.userAgent}, ${session.address}, case when ${session.proved ?? false}::boolean then at end
    from (select date_trunc('milliseconds', ${clockOr(session.now)}) as at) as clock
    returning expires_at
  `.execute(db)
  return { id, expiresAt: rows[0]!.expires_at.getTime() }
}

/** For "last seen" and the end by idleness; once a minute is enough, so that reading does not become writing. */
export async function touchSession(db: Kysely<DB>, id: string, now: Instant | null): Promise<void> {
  await sql`
    update session set last_seen_at = ${clockOr(now)}
    where id_hash = ${hashSecret(id)}
      and (last_seen_at is null or last_seen_at < ${clockOr(now)} - interval '1 minute')
  `.execute(db)
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

/** One of somebody's own, by the name that the list gives it. False: there is no such session. */
export async function endSessionOf(db: Kysely<DB>, personId: string, id: string): Promise<boolean> {
  const { rows } =
    await sql`delete from session where person_id = ${personId} and id = ${id} returning 1`.execute(db)
  return rows.length > 0
}

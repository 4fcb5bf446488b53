import { sql, type Kysely } from 'kysely'
import type { Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'
import { clockOr, type TokenScope } from './authenticated-person.ts'
import { hashSecret, newSecret } from './secret.ts'

export interface IssuedToken {
  readonly token: string
  readonly id: string
  readonly createdAt: Instant
}

/** A bearer token; it can be read this once, afterwards only its hash is known. */
export async function issueToken(
  db: Kysely<DB>,
  token: {
    readonly id: string
    readonly personId: string
    readonly label: string | null
    readonly expiresAt: Instant | null
    /** Null: everything that the person may do. */
    readonly scopes?: readonly TokenScope[] | null
    readonly now: Instant | null
  },
): Promise<IssuedToken> {
  const secret = `sdl_${newSecret()}`
  const { rows } = await sql<{ created_at: Date }>`
    insert into token (id, hash, person_id, label, scopes, created_at, expires_at)
    values (${token.id}, ${hashSecret(secret)}, ${token.personId}, ${token.label}, ${token.scopes ?? null},
            date_trunc('milliseconds', ${clockOr(token.now)}), ${token.expiresAt === null ? null : new Date(token.expiresAt)})
    returning created_at
  `.execute(db)
  return { token: secret, id: token.id, createdAt: rows[0]!.created_at.getTime() }
}

/** True when there was such a token, revoked now or before. */
export async function revokeToken(
  db: Kysely<DB>,
  personId: string,
  id: string,
  now: Instant | null,
): Promise<boolean> {
  const { rows } = await sql`
    update token set revoked_at = coalesce(revoked_at, ${clockOr(now)})
    where person_id = ${personId} and id = ${id} returning id
  `.execute(db)
  return rows.length > 0
}

/** For "last used"; once a minute is enough, so that reading does not become writing. */
export async function touchToken(db: Kysely<DB>, secret: string, now: Instant | null): Promise<void> {
  await sql`
    update token set last_used_at = ${clockOr(now)}
    where hash = ${hashSecret(secret)}
      and (last_used_at is null or last_used_at < ${clockOr(now)} - interval '1 minute')
  `.execute(db)
}

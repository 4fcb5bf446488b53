import { sql, type Kysely } from 'kysely'
import type { PersonId } from '../../domain/ids.ts'
import type { DB } from '../schema.ts'

export interface Credentials {
  readonly personId: PersonId
  readonly passwordHash: string | null
}

export async function credentialsByEmail(db: Kysely<DB>, email: string): Promise<Credentials | null> {
  const { rows } = await sql<{ id: PersonId; password_hash: string | null }>`
    select id, password_hash from person where lower(email) = lower(${email}) and removed_at is null
  `.execute(db)
  const row = rows[0]
  return row ? { personId: row.id, passwordHash: row.password_hash } : null
}

export async function credentialsOf(db: Kysely<DB>, personId: PersonId): Promise<Credentials | null> {
  const row = await db
    .selectFrom('person')
    .select('password_hash')
    .where('id', '=', personId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row ? { personId, passwordHash: row.password_hash } : null
}

/** Where people hear of what changed in how they sign in. */
export interface ReachableByMail {
  readonly email: string
  readonly name: string
  readonly languages: readonly string[]
}

export async function setPasswordHash(db: Kysely<DB>, personId: PersonId, hash: string): Promise<void> {
  await db.updateTable('person').set({ password_hash: hash }).where('id', '=', personId).execute()
}

export function reachByMail(db: Kysely<DB>, personId: string): Promise<ReachableByMail> {
  return db
    .selectFrom('person')
    .select(['email', 'name', 'languages'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
}

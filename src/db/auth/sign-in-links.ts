import { sql, type Kysely } from 'kysely'
import type { Instant, Millis } from '../../domain/time/instant.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { DB } from '../schema.ts'
import { clockOr } from './authenticated-person.ts'
import { hashSecret, newSecret } from './secret.ts'

/** A link that signs its bearer in, once. Answers what stands in it; the database keeps the hash. */
export async function issueSignInLink(
  db: Kysely<DB>,
  link: { readonly personId: string; readonly lasts: Millis; readonly now: Instant | null },
): Promise<{ readonly secret: string; readonly expiresAt: Instant }> {
  const secret = newSecret()
  const { rows } = await sql<{ expires_at: Date }>`
    insert into sign_in_link (hash, person_id, expires_at)
    values (${hashSecret(secret)}, ${link.personId},
            date_trunc('milliseconds', ${clockOr(link.now)}) + ${link.lasts} * interval '1 millisecond')
    returning expires_at
  `.execute(db)
  return { secret, expiresAt: rows[0]!.expires_at.getTime() }
}

export type SignInLinkState =
  | { readonly state: 'usable'; readonly personId: PersonId; readonly name: string }
  | { readonly state: 'used' | 'expired' | 'unknown' }

/** Looks without using it. */
export async function readSignInLink(
  db: Kysely<DB>,
  secret: string,
  now: Instant | null,
): Promise<SignInLinkState> {
  const { rows } = await sql<{ person_id: PersonId; name: string; used: boolean; expired: boolean }>`
    select l.person_id, p.name, l.used_at is not null as used, l.expires_at <= ${clockOr(now)} as expired
    from sign_in_link l join person p on p.id = l.person_id
    where l.hash = ${hashSecret(secret)} and p.removed_at is null
  `.execute(db)
  const row = rows[0]
  if (!row) return { state: 'unknown' }
  if (row.used) return { state: 'used' }
  return row.expired ? { state: 'expired' } : { state: 'usable', personId: row.person_id, name: row.name }
}

/** Whoever comes first: one guarded statement, and the row is the answer. */
export async function useSignInLink(
  db: Kysely<DB>,
  secret: string,
  now: Instant | null,
): Promise<PersonId | null> {
  const { rows } = await sql<{ person_id: PersonId }>`
    update sign_in_link l set used_at = ${clockOr(now)}
    from person p
    where l.hash = ${hashSecret(secret)} and l.used_at is null and l.expires_at > ${clockOr(now)}
      and p.id = l.person_id and p.removed_at is null
    returning l.person_id
  `.execute(db)
  return rows[0]?.person_id ?? null
}

import { sql, type Kysely } from 'kysely'
import type { PersonId } from '../../domain/ids.ts'
import type { DB } from '../schema.ts'

export interface SessionPersonRow {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly email: string
  readonly kind: 'staff' | 'freelance'
  readonly time_zone: string
  readonly languages: readonly string[]
  readonly has_password: boolean
  readonly present_until: Date | null
  readonly away_until: Date | null
}

export async function readSessionPerson(
  db: Kysely<DB>,
  personId: PersonId,
): Promise<SessionPersonRow | null> {
  const { rows } = await sql<SessionPersonRow>`
    select id, slug, name, email, kind, time_zone, languages, password_hash is not null as has_password,
           present_until, away_until
    from person where id = ${personId}
  `.execute(db)
  return rows[0] ?? null
}

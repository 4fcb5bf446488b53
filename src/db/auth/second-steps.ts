import { sql, type Kysely } from 'kysely'
import type { PersonId } from '../../domain/ids.ts'
import { MINUTE, type Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'
import { clockOr } from './authenticated-person.ts'
import { hashSecret, newSecret } from './secret.ts'

/** Nobody takes longer to look at their phone. */
const LASTS = 10 * MINUTE

export interface SecondStep {
  readonly id: string
  readonly expiresAt: Instant
}

/** Somebody has shown the first factor and owes the second. It is no session: nothing is reached with it. */
export async function beginSecondStep(
  db: Kysely<DB>,
  personId: PersonId,
  now: Instant | null,
): Promise<SecondStep> {
  const id = newSecret()
  await sql`delete from second_step where expires_at < ${clockOr(now)}`.execute(db)
  const { rows } = await sql<{ expires_at: Date }>`
    insert into second_step (hash, person_id, expires_at)
    values (${hashSecret(id)}, ${personId},
            date_trunc('milliseconds', ${clockOr(now)}) + ${LASTS} * interval '1 millisecond')
    returning expires_at
  `.execute(db)
  return { id, expiresAt: rows[0]!.expires_at.getTime() }
}

export async function readSecondStep(
  db: Kysely<DB>,
  id: string,
  now: Instant | null,
): Promise<{ readonly personId: PersonId; readonly email: string } | null> {
  const { rows } = await sql<{ person_id: PersonId; email: string }>`
    select s.person_id, p.email from second_step s join person p on p.id = s.person_id
    where s.hash = ${hashSecret(id)} and s.expires_at > ${clockOr(now)} and p.removed_at is null
  `.execute(db)
  const [row] = rows
  return row ? { personId: row.person_id, email: row.email } : null
}

export async function endSecondStep(db: Kysely<DB>, id: string): Promise<void> {
  await db.deleteFrom('second_step').where('hash', '=', hashSecret(id)).execute()
}

import { sql, type Kysely } from 'kysely'
import type { PersonId } from '../../domain/ids.ts'
import { MINUTE, type Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'
import { clockOr } from './authenticated-person.ts'
import { hashSecret } from './secret.ts'

/** Nobody takes longer to sign in elsewhere. */
const LASTS = 15 * MINUTE

export type AttemptDetails = Readonly<Record<string, string>>

/** Keeps what belongs to one attempt to sign in elsewhere, and clears away those that nobody came back from. */
export async function keepAttempt(
  db: Kysely<DB>,
  attempt: { readonly state: string; readonly provider: string; readonly details: AttemptDetails },
  now: Instant | null,
): Promise<void> {
  await sql`delete from sign_in_attempt where expires_at < ${clockOr(now)}`.execute(db)
  await sql`
    insert into sign_in_attempt (hash, provider, details, expires_at)
    values (${hashSecret(attempt.state)}, ${attempt.provider}, ${JSON.stringify(attempt.details)}::jsonb,
            ${clockOr(now)} + ${LASTS} * interval '1 millisecond')
  `.execute(db)
}

/** Whoever comes first has it: an answer counts once. */
export async function takeAttempt(
  db: Kysely<DB>,
  state: string,
  provider: string,
  now: Instant | null,
): Promise<AttemptDetails | null> {
  const { rows } = await sql<{ details: AttemptDetails }>`
    delete from sign_in_attempt
    where hash = ${hashSecret(state)} and provider = ${provider} and person_id is null
      and expires_at > ${clockOr(now)}
    returning details
  `.execute(db)
  return rows[0]?.details ?? null
}

/** Whose it turned out to be, until the same browser comes for its session. */
export async function settleAttempt(
  db: Kysely<DB>,
  settled: {
    readonly state: string
    readonly provider: string
    readonly details: AttemptDetails
    readonly personId: PersonId
  },
  now: Instant | null,
): Promise<void> {
  await sql`
    insert into sign_in_attempt (hash, provider, details, person_id, expires_at)
    values (${hashSecret(settled.state)}, ${settled.provider}, ${JSON.stringify(settled.details)}::jsonb,
            ${settled.personId}, ${clockOr(now)} + interval '1 minute')
  `.execute(db)
}

export async function takeSettled(
  db: Kysely<DB>,
  state: string,
  provider: string,
  now: Instant | null,
): Promise<{ readonly personId: PersonId; readonly details: AttemptDetails } | null> {
  const { rows } = await sql<{ person_id: PersonId; details: AttemptDetails }>`
    delete from sign_in_attempt
    where hash = ${hashSecret(state)} and provider = ${provider} and person_id is not null
      and expires_at > ${clockOr(now)}
    returning person_id, details
  `.execute(db)
  const [row] = rows
  return row ? { personId: row.person_id, details: row.details } : null
}

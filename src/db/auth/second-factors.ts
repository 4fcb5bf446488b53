import { sql, type Kysely } from 'kysely'
import type { PersonId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'
import { clockOr } from './authenticated-person.ts'

export interface SecondFactor {
  /** By the vault. */
  readonly sealedSecret: Buffer
  /** Null: begun and not shown to work yet, so it is not asked for. */
  readonly confirmedAt: Instant | null
}

export async function secondFactorOf(db: Kysely<DB>, personId: PersonId): Promise<SecondFactor | null> {
  const row = await db
    .selectFrom('second_factor')
    .select(['sealed_secret', 'confirmed_at'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row ? { sealedSecret: row.sealed_secret, confirmedAt: row.confirmed_at?.getTime() ?? null } : null
}

/** Takes the place of one that was never confirmed. False: there is one that is asked for. */
export async function beginSecondFactor(
  db: Kysely<DB>,
  personId: PersonId,
  sealedSecret: Buffer,
): Promise<boolean> {
  const { rows } = await sql`
    insert into second_factor (person_id, sealed_secret) values (${personId}, ${sealedSecret})
    on conflict (person_id) do update set sealed_secret = excluded.sealed_secret, last_step = 0, created_at = now()
      where second_factor.confirmed_at is null
    returning 1
  `.execute(db)
  return rows.length > 0
}

/** Each step of time counts once, and none before it any more: who has overheard a code cannot use it. */
export async function useStep(db: Kysely<DB>, personId: PersonId, step: number): Promise<boolean> {
  const { rows } = await sql`
    update second_factor set last_step = ${step} where person_id = ${personId} and last_step < ${step} returning 1
  `.execute(db)
  return rows.length > 0
}

/** It is asked for from now on. False: it was already. */
export async function confirmSecondFactor(
  db: Kysely<DB>,
  personId: PersonId,
  now: Instant | null,
): Promise<boolean> {
  const { rows } = await sql`
    update second_factor set confirmed_at = ${clockOr(now)}
    where person_id = ${personId} and confirmed_at is null returning 1
  `.execute(db)
  return rows.length > 0
}

/** With its recovery codes. False: there was none. */
export async function endSecondFactor(db: Kysely<DB>, personId: string): Promise<boolean> {
  await sql`delete from second_step where person_id = ${personId}`.execute(db)
  await sql`delete from recovery_code where person_id = ${personId}`.execute(db)
  const { rows } = await sql`delete from second_factor where person_id = ${personId} returning 1`.execute(db)
  return rows.length > 0
}

/** The session that did it has shown both factors. */
export async function markProved(db: Kysely<DB>, idHash: Buffer, now: Instant | null): Promise<void> {
  await sql`update session set proved_at = ${clockOr(now)} where id_hash = ${idHash}`.execute(db)
}

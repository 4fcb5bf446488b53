import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'

interface Which {
  readonly id: string
  readonly personId: string
}

export async function addPhoneTest(db: Kysely<DB>, { id, personId }: Which): Promise<void> {
  await sql`
    insert into phone_test (person_id, id, sent_at)
    values (${personId}, ${id}, date_trunc('milliseconds', statement_timestamp()))
  `.execute(db)
}

/** The first time counts. False when there is no such test of theirs. */
export async function setPhoneTestShown(db: Kysely<DB>, { id, personId }: Which): Promise<boolean> {
  const { rows } = await sql`
    update phone_test set shown_at = coalesce(shown_at, statement_timestamp()),
      phone_delay_ms = coalesce(phone_delay_ms, greatest(0, extract(epoch from statement_timestamp() - sent_at) * 1000)::bigint)
    where person_id = ${personId} and id = ${id} returning id
  `.execute(db)
  return rows.length > 0
}

export async function readPhoneTest(
  db: Kysely<DB>,
  { id, personId }: Which,
): Promise<{ readonly id: string; readonly sent_at: string; readonly delay_ms: number | null } | null> {
  const row = await db
    .selectFrom('phone_test')
    .select(['id', 'sent_at', 'phone_delay_ms'])
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { id: row.id, sent_at: row.sent_at.toISOString(), delay_ms: row.phone_delay_ms } : null
}

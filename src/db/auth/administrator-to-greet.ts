import type { Kysely } from 'kysely'
import type { DB } from '../schema.ts'

/** The administrator who has been here longest, for the link that start prints. */
export async function administratorToGreet(
  db: Kysely<DB>,
): Promise<{ readonly id: string; readonly name: string } | null> {
  const person = await db
    .selectFrom('person')
    .innerJoin('membership', 'membership.person_id', 'person.id')
    .select(['person.id', 'person.name'])
    .where('membership.role', '=', 'administrator')
    .where('person.removed_at', 'is', null)
    .orderBy('person.created_at')
    .orderBy('person.id')
    .executeTakeFirst()
  return person ?? null
}

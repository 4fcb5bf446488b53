import type { Kysely } from 'kysely'
import type { PersonId } from '../../domain/ids.ts'
import type { DB } from '../schema.ts'

export async function personBySlackUser(db: Kysely<DB>, slackUserId: string): Promise<PersonId | null> {
  const row = await db
    .selectFrom('person')
    .select('id')
    .where('slack_user_id', '=', slackUserId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return (row?.id ?? null) as PersonId | null
}

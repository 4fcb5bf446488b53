import { sql, type Kysely } from 'kysely'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'
import type { By } from './audit.ts'

/** What would have prevented this case, in somebody's own words; once more changes what they said. */
export async function sayPrevention(
  db: Kysely<DB>,
  by: By,
  said: {
    readonly brandId: string
    readonly conversationId: string
    readonly text: string
    readonly now: Instant
  },
): Promise<void> {
  await sql`
    insert into prevention (brand_id, id, conversation_id, person_id, text, said_at)
    values (${said.brandId}, ${by.newId()}, ${said.conversationId}, ${by.personId}, ${said.text}, ${formatInstant(said.now)})
    on conflict (brand_id, conversation_id, person_id)
    do update set text = excluded.text, said_at = excluded.said_at
  `.execute(db)
}

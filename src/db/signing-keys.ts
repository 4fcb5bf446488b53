import { randomBytes } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { DB } from './schema.ts'

/** What signatures are for; a key serves one purpose only. */
export type SigningPurpose =
  'offer_link' | 'unsubscribe_link' | 'reply_token' | 'chat_session' | 'push' | 'vault'

/** The house's key for a purpose, made at first use and shared by all nodes. 32 bytes. */
export async function signingKey(db: Kysely<DB>, purpose: SigningPurpose): Promise<Buffer> {
  await sql`
    insert into signing_key (purpose, key) values (${purpose}, ${randomBytes(32)}) on conflict (purpose) do nothing
  `.execute(db)
  const { key } = await db
    .selectFrom('signing_key')
    .select('key')
    .where('purpose', '=', purpose)
    .executeTakeFirstOrThrow()
  return key
}

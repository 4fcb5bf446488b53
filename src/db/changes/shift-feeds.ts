import { sql, type Kysely } from 'kysely'
import { hashSecret } from '../auth/secret.ts'
import type { DB } from '../schema.ts'
import { audit, type By } from './audit.ts'

/** The secret can be read this once, afterwards only its hash is known. */
export async function addShiftFeed(
  db: Kysely<DB>,
  by: By,
  feed: {
    readonly id: string
    readonly personId: string
    readonly brandId: string | null
    readonly rosterId: string | null
    readonly secret: string
  },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('shift_feed')
      .values({
        id: feed.id,
        brand_id: feed.brandId,
        person_id: feed.personId,
        roster_id: feed.rosterId,
        hash: hashSecret(feed.secret),
      })
      .execute()
    const after = { roster_id: feed.rosterId }
    await audit(trx, by, { brandId: feed.brandId, action: 'feed.create', subject: feed.id, after })
  })
}

/** True when there was such a feed. */
export async function revokeShiftFeed(
  db: Kysely<DB>,
  by: By,
  personId: string,
  id: string,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql`
      update shift_feed set revoked_at = statement_timestamp()
      where id = ${id} and person_id = ${personId} and revoked_at is null returning 1
    `.execute(trx)
    if (rows.length > 0) await audit(trx, by, { brandId: null, action: 'feed.revoke', subject: id })
    return rows.length > 0
  })
}

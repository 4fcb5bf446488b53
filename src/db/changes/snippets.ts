import { sql, type Kysely } from 'kysely'
import type { SnippetRow } from '../read/snippets.ts'
import { inBrands } from '../read/visible.ts'
import type { DB } from '../schema.ts'
import { audit, type By } from './audit.ts'

type Written = Pick<
  SnippetRow,
  'title' | 'text' | 'language' | 'channel_kinds' | 'tags' | 'owner_id' | 'expires_at'
>

export async function addSnippet(
  db: Kysely<DB>,
  by: By,
  brandId: string,
  id: string,
  snippet: Written,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('snippet')
      .values({
        ...snippet,
        channel_kinds: [...snippet.channel_kinds],
        tags: [...snippet.tags],
        brand_id: brandId,
        id,
        verified_by: by.personId,
      })
      .execute()
    await audit(trx, by, { brandId, action: 'snippet.create', subject: id, after: snippet })
  })
}

/** Whoever changes it vouches for it as it is now: its date of expiry must be given anew. */
export async function changeSnippet(
  db: Kysely<DB>,
  by: By,
  before: SnippetRow,
  after: Written,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`
      update snippet set title = ${after.title}, text = ${after.text}, language = ${after.language},
        channel_kinds = ${[...after.channel_kinds]}, tags = ${[...after.tags]}, owner_id = ${after.owner_id},
        expires_at = ${after.expires_at}, verified_at = statement_timestamp(), verified_by = ${by.personId}, version = version + 1
      where brand_id = ${before.brand_id} and id = ${before.id} and removed_at is null
    `.execute(trx)
    await audit(trx, by, {
      brandId: before.brand_id,
      action: 'snippet.change',
      subject: before.id,
      before,
      after,
    })
  })
}

export async function removeSnippet(db: Kysely<DB>, by: By, before: SnippetRow): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`
      update snippet set removed_at = statement_timestamp()
      where brand_id = ${before.brand_id} and id = ${before.id} and removed_at is null
    `.execute(trx)
    await audit(trx, by, { brandId: before.brand_id, action: 'snippet.remove', subject: before.id, before })
  })
}

/** Takes a removal back; what had expired is expired still. Null where nothing was removed under this id. */
export async function restoreSnippet(
  db: Kysely<DB>,
  by: By,
  brandIds: readonly string[],
  id: string,
): Promise<{ readonly brandId: string } | null> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ brand_id: string }>`
      update snippet set removed_at = null
      where ${inBrands(sql`brand_id`, brandIds)} and id = ${id} and removed_at is not null
      returning brand_id
    `.execute(trx)
    const brandId = rows[0]?.brand_id
    if (brandId === undefined) return null
    await audit(trx, by, { brandId, action: 'snippet.restore', subject: id })
    return { brandId }
  })
}

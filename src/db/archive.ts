import { createHash } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import type { Archive } from '../workflows/ports/archive.ts'
import type { DB } from './schema.ts'

/** Small enough to be read and sent piece by piece without holding a file in memory. */
const CHUNK = 256 * 1024

export function archive(trx: Transaction<DB>, newId: () => string): Archive {
  const store: Archive = {
    async keepAll(brandId, files) {
      const hashed = files.map(({ bytes, mediaType }) => {
        const sha256 = createHash('sha256').update(bytes).digest()
        return { bytes, mediaType, sha256, name: sha256.toString('hex') }
      })
      const once = [...new Map(hashed.map((file) => [file.name, file])).values()]
      // In the order of their names: two transactions that keep the same files wait for each other, and not in a circle.
      const [small, large] = [[], []] as [typeof hashed, typeof hashed]
      for (const file of once.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
        (file.bytes.length > 0 && file.bytes.length <= CHUNK ? small : large).push(file)
      if (small.length > 0) await keepSmall(trx, brandId, small)
      for (const { bytes, mediaType } of large) await store.keep(brandId, bytes, mediaType)
      return hashed.map(({ name }) => name)
    },

    async keep(brandId, bytes, mediaType) {
      const sha256 = createHash('sha256').update(bytes).digest()
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto('blob')
        .values({ brand_id: brandId, sha256, size: bytes.length, media_type: mediaType })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      if (numInsertedOrUpdatedRows === 0n) return sha256.toString('hex')
      for (let position = 0; position * CHUNK < bytes.length; position += 1)
        await trx
          .insertInto('blob_chunk')
          .values({
            brand_id: brandId,
            sha256,
            position,
            bytes: Buffer.from(bytes.subarray(position * CHUNK, (position + 1) * CHUNK)),
          })
          .execute()
      return sha256.toString('hex')
    },

    async attach(brandId, messageId, attachments) {
      const attached = await trx
        .selectFrom('attachment')
        .select('id')
        .where('brand_id', '=', brandId)
        .where('message_id', '=', messageId)
        .executeTakeFirst()
      if (attached) return
      for (const { name, mediaType, contentId, content } of attachments) {
        const sha256 = await store.keep(brandId, content, mediaType)
        await sql`
          insert into attachment (brand_id, id, message_id, sha256, name, media_type, size, content_id)
          values (${brandId}, ${newId()}, ${messageId}, ${Buffer.from(sha256, 'hex')}, ${name}, ${mediaType},
            ${content.length}, ${contentId})
        `.execute(trx)
      }
    },

    async quarantine(brandId, { channelId, reason, receivedAt, raw }) {
      const id = newId()
      const sha256 = await store.keep(brandId, raw, 'message/rfc822')
      await trx
        .insertInto('quarantine')
        .values({
          brand_id: brandId,
          id,
          channel_id: channelId,
          sha256: Buffer.from(sha256, 'hex'),
          reason,
          received_at: new Date(receivedAt),
        })
        .execute()
      return id
    },
  }
  return store
}

/** Files of one piece each, all in one statement. */
async function keepSmall(
  trx: Transaction<DB>,
  brandId: string,
  files: readonly { readonly sha256: Buffer; readonly bytes: Uint8Array; readonly mediaType: string }[],
): Promise<void> {
  await sql`
    with file as (
      select * from unnest(
        ${files.map(({ sha256 }) => sha256)}::bytea[], ${files.map(({ bytes }) => Buffer.from(bytes))}::bytea[],
        ${files.map(({ mediaType }) => mediaType)}::text[]
      ) as file (sha256, bytes, media_type)
    ), fresh as (
      insert into blob (brand_id, sha256, size, media_type)
      select ${brandId}, sha256, octet_length(bytes), media_type from file
      on conflict do nothing
      returning sha256
    )
    insert into blob_chunk (brand_id, sha256, position, bytes)
    select ${brandId}, sha256, 0, file.bytes from file join fresh using (sha256)
  `.execute(trx)
}

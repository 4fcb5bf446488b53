import { createHash } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import type { Archive } from '../workflows/ports/archive.ts'
import type { DB } from './schema.ts'

/** Small enough to be read and sent piece by piece without holding a file in memory. */
const CHUNK = 256 * 1024

export function archive(trx: Transaction<DB>, newId: () => string): Archive {
  const store: Archive = {
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

import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'
import { inBrands, visibleConversations, type Visible } from './visible.ts'

export interface StoredFile {
  readonly brandId: string
  readonly sha256: Buffer
  readonly name: string | null
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
}

/** A file that came with a message. Null for what does not exist and for what the viewer may not see alike. */
export async function findAttachment(
  db: Kysely<DB>,
  visible: Visible,
  id: string,
): Promise<StoredFile | null> {
  const brandIds = visible.brands.map((brand) => brand.id)
  const { rows } = await sql<StoredFile>`
    select a.brand_id as "brandId", a.sha256, a.name, a.media_type as "mediaType", a.size
    from attachment a
    join message m on m.brand_id = a.brand_id and m.id = a.message_id
    join conversation c on c.brand_id = m.brand_id and c.id = m.conversation_id
    where ${inBrands(sql`a.brand_id`, brandIds)} and a.id = ${id} and ${visibleConversations(visible)}
  `.execute(db)
  return rows[0] ?? null
}

/** Piece by piece, so that no file lies in memory as a whole. */
export async function* piecesOf(db: Kysely<DB>, { brandId, sha256 }: StoredFile): AsyncGenerator<Buffer> {
  for (let position = 0; ; position += 1) {
    const piece = await db
      .selectFrom('blob_chunk')
      .select('bytes')
      .where('brand_id', '=', brandId)
      .where('sha256', '=', sha256)
      .where('position', '=', position)
      .executeTakeFirst()
    if (!piece) return
    yield piece.bytes
  }
}

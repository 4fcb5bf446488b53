import type { Kysely } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import type { DB } from '../schema.ts'

/** The person whose solving, or whose word that no reply is needed, was the last of a conversation; null for a program, and where nobody did. */
export async function whoSettledLast(
  db: Kysely<DB>,
  brandId: BrandId,
  conversationId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('settlement')
    .select('person_id')
    .where('brand_id', '=', brandId)
    .where('conversation_id', '=', conversationId)
    .where('outcome', 'in', ['unanswered', 'no_reply_needed'])
    .where('voided_at', 'is', null)
    .orderBy('occurred_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.person_id ?? null
}

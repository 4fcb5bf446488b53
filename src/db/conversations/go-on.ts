import { CompiledQuery, type Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import { textsColumn } from '../../timers/to-columns.ts'
import type { DB } from '../schema.ts'

const goOnText = `update conversation c set last_message_at = greatest(c.last_message_at, t.at), version = c.version + 1
   from unnest($2::uuid[], $3::timestamptz[]) as t(id, at) where c.brand_id = $1 and c.id = t.id`

export async function goOn(
  trx: Transaction<DB>,
  brandId: BrandId,
  conversations: readonly { readonly id: string; readonly lastMessageAt: Instant }[],
): Promise<void> {
  if (conversations.length === 0) return
  await trx.executeQuery(
    CompiledQuery.raw(goOnText, [
      brandId,
      textsColumn(conversations.map(({ id }) => id)),
      textsColumn(conversations.map(({ lastMessageAt }) => formatInstant(lastMessageAt))),
    ]),
  )
}

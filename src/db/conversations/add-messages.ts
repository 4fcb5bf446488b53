import type { Transaction } from 'kysely'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { NewMessage } from '../../workflows/ports/conversation-store.ts'
import { textsColumn } from '../../timers/to-columns.ts'
import type { DB } from '../schema.ts'
import { copyRows } from '../statements/copy-rows.ts'
import { externalHashText } from './external-hash.ts'

/** Flag of a reply that only promises an answer. */
export const HOLDING = 'holding'

const messageColumns = `brand_id, id, conversation_id, channel_id, external_hash, direction, author, person_id,
  closes_turn, opens_turn, history, occurred_at, ingested_at, flags, promise_until`
const bodyColumns = 'brand_id, message_id, external_id, author_name, author_address, text, html, detail'

/**
 * Stores messages with their bodies. In the order of their hashes, so that two deliveries of the same never wait for each
 * other; the one that comes second begins its transaction anew and finds them known.
 */
export async function addMessages(
  trx: Transaction<DB>,
  brandId: BrandId,
  channelId: string,
  messages: readonly NewMessage[],
  ingestedAt: Instant,
): Promise<void> {
  const ingested = formatInstant(ingestedAt)
  const rows = messages
    .map((message) => ({ message, hash: externalHashText(message.externalId) }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1))
    .map(({ message: m, hash }) => [
      brandId,
      m.id,
      m.conversationId,
      channelId,
      hash,
      m.direction,
      m.author,
      m.personId,
      m.closesTurn,
      m.opensTurn,
      m.history,
      formatInstant(m.occurredAt),
      ingested,
      textsColumn(m.promise ? [...m.flags, HOLDING] : m.flags),
      m.promise?.until == null ? null : formatInstant(m.promise.until),
    ])
  await copyRows(trx, 'message', messageColumns, rows)
  await copyRows(
    trx,
    'message_body',
    bodyColumns,
    messages.map((message) => bodyOf(brandId, message)),
  )
}

function bodyOf(
  brandId: BrandId,
  { id, externalId, authorName, authorAddress, text, html, detail }: NewMessage,
) {
  return [brandId, id, externalId, authorName, authorAddress, text, html, JSON.stringify(detail)]
}

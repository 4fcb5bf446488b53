import { sql, type Transaction } from 'kysely'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { NewMessage } from '../../workflows/ports/conversation-store.ts'
import type { DB } from '../schema.ts'
import { externalHash } from './external-hash.ts'
import { knownMessages } from './known-messages.ts'

/** Flag of a reply that only promises an answer. */
export const HOLDING = 'holding'

type Added = ReadonlyMap<
  string,
  { readonly id: string; readonly conversationId: string; readonly duplicate: boolean }
>

/** Stores messages with their bodies, once; what another delivery stored first is answered as a duplicate. */
export async function addMessages(
  trx: Transaction<DB>,
  brandId: BrandId,
  channelId: string,
  messages: readonly NewMessage[],
  ingestedAt: Instant,
): Promise<Added> {
  if (messages.length === 0) return new Map()
  const column = <Value>(pick: (message: NewMessage) => Value): Value[] => messages.map(pick)
  const { rows } = await sql<{ id: string }>`
    with input as (
      select * from unnest(
        ${column((m) => m.id)}::uuid[], ${column((m) => m.conversationId)}::uuid[],
        ${column((m) => externalHash(m.externalId))}::bytea[], ${column((m) => m.direction)}::text[],
        ${column((m) => m.author)}::text[], ${column((m) => m.personId)}::uuid[], ${column((m) => m.closesTurn)}::boolean[],
        ${column((m) => m.opensTurn)}::boolean[], ${column((m) => m.history)}::boolean[],
        ${column((m) => formatInstant(m.occurredAt))}::timestamptz[], ${column((m) => JSON.stringify(m.promise ? [...m.flags, HOLDING] : m.flags))}::jsonb[],
        ${column((m) => m.externalId)}::text[], ${column((m) => m.authorName)}::text[],
        ${column((m) => m.authorAddress)}::text[], ${column((m) => m.text)}::text[], ${column((m) => m.html)}::text[],
        ${column((m) => JSON.stringify(m.detail))}::jsonb[],
        ${column((m) => (m.promise?.until == null ? null : formatInstant(m.promise.until)))}::timestamptz[]
      ) as m(id, conversation_id, external_hash, direction, author, person_id, closes_turn, opens_turn, history,
        occurred_at, flags, external_id, author_name, author_address, text, html, detail, promise_until)
    ), fresh as (
      insert into message (brand_id, id, conversation_id, channel_id, external_hash, direction, author, person_id,
        closes_turn, opens_turn, history, occurred_at, ingested_at, flags, promise_until)
      select ${brandId}, id, conversation_id, ${channelId}, external_hash, direction, author, person_id, closes_turn,
        opens_turn, history, occurred_at, ${formatInstant(ingestedAt)}::timestamptz,
        array(select jsonb_array_elements_text(flags)), promise_until
      from input order by external_hash
      on conflict (brand_id, channel_id, external_hash) do nothing
      returning id
    ), body as (
      insert into message_body (brand_id, message_id, external_id, author_name, author_address, text, html, detail)
      select ${brandId}, id, external_id, author_name, author_address, text, html, detail
      from input join fresh using (id)
    )
    select id from fresh
  `.execute(trx)
  const fresh = new Set(rows.map((row) => row.id))
  const lost = messages.filter((message) => !fresh.has(message.id)).map((message) => message.externalId)
  const standing = await knownMessages(trx, brandId, channelId, lost)
  return new Map(
    messages.map(({ externalId, id, conversationId }) => [
      externalId,
      fresh.has(id)
        ? { id, conversationId, duplicate: false }
        : { ...standing.get(externalId)!, duplicate: true },
    ]),
  )
}

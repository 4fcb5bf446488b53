import { sql, type Transaction } from 'kysely'
import type { BrandId, ConversationId } from '../../domain/ids.ts'
import type { Forgotten } from '../../workflows/ports/privacy-store.ts'
import type { DB } from '../schema.ts'

/** See `PrivacyStore.forgetConversations`. Where a column must hold something, an empty text or the row's own id stands in. */
export async function forgetConversations(
  trx: Transaction<DB>,
  brandId: BrandId,
  ids: readonly ConversationId[],
): Promise<Forgotten> {
  if (ids.length === 0) return { conversations: 0, messages: 0, attachments: 0 }
  const here = sql`brand_id = ${brandId} and conversation_id = any (${ids}::uuid[])`
  const messages = sql`select id from message where ${here}`
  const files = await dropFiles(trx, brandId, ids)
  const bodies = await sql`
    update message_body set text = '', html = null, author_name = null, author_address = null, detail = '{}',
      external_id = 'forgotten:' || message_id
    where brand_id = ${brandId} and message_id in (${messages})`.execute(trx)
  await sql`
    update reply set text = '', error = null, external_id = 'forgotten:' || message_id,
      state = case when state = 'queued' then 'failed' else state end
    where ${here}`.execute(trx)
  await sql`update settlement set reason = null where ${here}`.execute(trx)
  await sql`update turn set reason = null where ${here}`.execute(trx)
  await sql`update prevention set text = '' where ${here}`.execute(trx)
  await sql`
    update approval set text = '', sent_text = null, promise = null, note = null,
      state = case when state = 'waiting' then 'overtaken' else state end,
      decided_at = coalesce(decided_at, statement_timestamp())
    where ${here}`.execute(trx)
  await sql`
    update review set note = null, correction = null
    where brand_id = ${brandId} and claim_id in (select id from claim where ${here})`.execute(trx)
  await sql`
    update event set payload = payload
      - array['note', 'error', 'problem']::text[]
      || case when payload ? 'external_id' then '{"external_id": "forgotten"}' else '{}' end::jsonb
      || case when payload ? 'reason' and type in (${sql.join(told)}) then '{"reason": null}' else '{}' end::jsonb
    where brand_id = ${brandId} and subject = any (${ids}::uuid[])
      and (payload ?| array['note', 'error', 'problem', 'external_id', 'reason'])`.execute(trx)
  const { numAffectedRows } = await sql`
    update conversation set subject = null, forgotten_at = statement_timestamp()
    where brand_id = ${brandId} and id = any (${ids}::uuid[])`.execute(trx)
  return {
    conversations: Number(numAffectedRows ?? 0),
    messages: Number(bodies.numAffectedRows ?? 0),
    attachments: files,
  }
}

/** Facts whose `reason` is somebody's own words; elsewhere it is a word of ours. */
const told = [
  'conversation.changed',
  'dispatch.escalated',
  'offer.declined',
  'reply.bounced',
  'breach.voided',
  'step.voided',
]

/** Bytes are stored once for all who sent them: they go with the last one. */
async function dropFiles(
  trx: Transaction<DB>,
  brandId: BrandId,
  ids: readonly ConversationId[],
): Promise<number> {
  const { rows } = await sql<{ sha256: Buffer }>`
    delete from attachment where brand_id = ${brandId} and message_id in (
      select id from message where brand_id = ${brandId} and conversation_id = any (${ids}::uuid[]))
    returning sha256`.execute(trx)
  const raw = await sql<{ sha256: Buffer }>`
    select decode(detail ->> 'raw_sha256', 'hex') as sha256 from message_body
    where brand_id = ${brandId} and detail ? 'raw_sha256' and message_id in (
      select id from message where brand_id = ${brandId} and conversation_id = any (${ids}::uuid[]))`.execute(
    trx,
  )
  const candidates = [...rows, ...raw.rows].map(({ sha256 }) => sha256)
  if (candidates.length === 0) return 0
  const orphaned = sql`
    select b.sha256 from blob b
    where b.brand_id = ${brandId} and b.sha256 = any (${candidates}::bytea[])
      and not exists (select from attachment a where a.brand_id = b.brand_id and a.sha256 = b.sha256)
      and not exists (select from quarantine q where q.brand_id = b.brand_id and q.sha256 = b.sha256)`
  await sql`delete from blob_chunk where brand_id = ${brandId} and sha256 in (${orphaned})`.execute(trx)
  await sql`delete from blob where brand_id = ${brandId} and sha256 in (${orphaned})`.execute(trx)
  return rows.length
}

import type { ConversationPartsRow } from '../../../db/read/conversation-parts.ts'
import type { ChannelRef, Customer, Holder } from '../../api-types.ts'

type ChannelColumns = Pick<
  ConversationPartsRow,
  'channel_id' | 'channel_slug' | 'channel_name' | 'channel_kind'
>

export function presentCustomer(row: ConversationPartsRow): Customer {
  return {
    id: row.customer_id,
    name: row.customer_name,
    language: row.customer_language,
    time_zone: row.customer_time_zone,
    segment: row.customer_segment,
  }
}

export function presentChannelRef(row: ChannelColumns): ChannelRef {
  return { id: row.channel_id, slug: row.channel_slug, name: row.channel_name, kind: row.channel_kind }
}

export function presentHolder(row: ConversationPartsRow): Holder | null {
  const { claim_id, holder_id, holder_name, origin, claimed_at, reply_by } = row
  if (!claim_id || !holder_id || !origin || !claimed_at || !reply_by) return null
  return {
    claim_id,
    person_id: holder_id,
    name: holder_name ?? '',
    origin,
    claimed_at: claimed_at.toISOString(),
    reply_by: reply_by.toISOString(),
  }
}

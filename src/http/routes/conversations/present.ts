import type { ConversationRow } from '../../../db/read/conversations.ts'
import type { Conversation } from '../../api-types.ts'
import { instantOrNull } from '../../present-instant.ts'
import { presentChannelRef, presentCustomer, presentHolder } from './present-parts.ts'

export function presentConversation(row: ConversationRow): Conversation {
  return {
    id: row.id,
    brand_id: row.brand_id,
    channel: presentChannelRef(row),
    customer: presentCustomer(row),
    state: row.state,
    subject: row.subject,
    preview: row.preview ?? '',
    priority: row.priority,
    language: row.language,
    tags: [...row.tags],
    last_message_at: row.last_message_at.toISOString(),
    waiting_since: instantOrNull(row.waiting_since),
    holder: presentHolder(row),
    snoozed_until: instantOrNull(row.snoozed_until),
    merged_into: row.merged_into,
  }
}

import type { BrandId } from '../../domain/ids.ts'
import type { Conversation } from '../../workflows/ports/conversation-store.ts'

/** Columns of a conversation `c` beside its `customer`. */
export const conversationColumns = `c.brand_id, c.id, c.channel_id, c.customer_id, c.state, c.subject, c.priority,
  c.language, customer.segment, c.tags, c.merged_into, c.snoozed_until`

export interface ConversationRow {
  readonly brand_id: string
  readonly id: string
  readonly channel_id: string
  readonly customer_id: string
  readonly state: string
  readonly subject: string | null
  readonly priority: string
  readonly language: string | null
  readonly segment: string | null
  readonly tags: string[]
  readonly merged_into: string | null
  readonly snoozed_until: Date | null
}

export function conversationOf(row: ConversationRow): Conversation {
  return {
    brandId: row.brand_id as BrandId,
    id: row.id,
    channelId: row.channel_id,
    customerId: row.customer_id,
    state: row.state as Conversation['state'],
    subject: row.subject,
    priority: row.priority as Conversation['priority'],
    language: row.language,
    segment: row.segment,
    tags: row.tags,
    mergedInto: row.merged_into,
    snoozedUntil: row.snoozed_until?.getTime() ?? null,
  }
}

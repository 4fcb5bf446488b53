import { sql } from 'kysely'
import type { ChannelKind } from '../../domain/conversation/channel.ts'

/** How much of a message a list shows, in characters. */
const PREVIEW = 200

/** Columns and joins that every list of conversations `c` has. */
export const conversationColumns = sql`
  c.id, c.brand_id, c.state, c.subject, c.priority, coalesce(c.language, cu.language) as language, c.tags, c.last_message_at,
  c.snoozed_until, c.merged_into,
  cu.id as customer_id, cu.name as customer_name, cu.language as customer_language,
  cu.time_zone as customer_time_zone, cu.segment as customer_segment,
  ch.id as channel_id, ch.slug as channel_slug, ch.name as channel_name, ch.kind as channel_kind,
  cl.id as claim_id, cl.person_id as holder_id, hp.name as holder_name, cl.origin, cl.claimed_at, cl.reply_by`

export const conversationJoins = sql`
  join customer cu on cu.brand_id = c.brand_id and cu.id = c.customer_id
  join channel ch on ch.brand_id = c.brand_id and ch.id = c.channel_id
  left join claim cl on cl.brand_id = c.brand_id and cl.conversation_id = c.id and cl.state = 'active'
  left join person hp on hp.id = cl.person_id`

/** The newest message that the condition lets through, as `preview`. */
export const lastMessage = sql`
  left join lateral (
    select left(mb.text, ${sql.lit(PREVIEW)}) as preview
    from message m join message_body mb on mb.brand_id = m.brand_id and mb.message_id = m.id
    where m.brand_id = c.brand_id and m.conversation_id = c.id and m.direction <> 'note'
    order by m.occurred_at desc, m.id desc limit 1) last on true`

export const lastInbound = sql`
  left join lateral (
    select left(mb.text, ${sql.lit(PREVIEW)}) as preview
    from message m join message_body mb on mb.brand_id = m.brand_id and mb.message_id = m.id
    where m.brand_id = c.brand_id and m.conversation_id = c.id and m.direction = 'inbound'
    order by m.occurred_at desc, m.id desc limit 1) last on true`

export interface ConversationPartsRow {
  readonly id: string
  readonly brand_id: string
  readonly state: 'open' | 'pending' | 'on_hold' | 'solved' | 'closed'
  readonly subject: string | null
  readonly priority: 'low' | 'normal' | 'high' | 'urgent'
  readonly language: string | null
  readonly tags: readonly string[]
  readonly last_message_at: Date
  readonly snoozed_until: Date | null
  readonly merged_into: string | null
  readonly customer_id: string
  readonly customer_name: string | null
  readonly customer_language: string | null
  readonly customer_time_zone: string | null
  readonly customer_segment: string | null
  readonly channel_id: string
  readonly channel_slug: string
  readonly channel_name: string
  readonly channel_kind: ChannelKind
  readonly claim_id: string | null
  readonly holder_id: string | null
  readonly holder_name: string | null
  readonly origin: 'offer' | 'assignment' | 'self' | 'handover' | null
  readonly claimed_at: Date | null
  readonly reply_by: Date | null
}

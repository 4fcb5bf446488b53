import { z } from 'zod'
import { notCustomers } from '../../../domain/conversation/not-customer.ts'
import { brandQuery, channelKind, id, instant, metric, page, pageQuery } from '../../schema.ts'

export const conversationState = z.enum(['open', 'pending', 'on_hold', 'solved', 'closed'])
export const priority = z.enum(['low', 'normal', 'high', 'urgent'])

export const customer = z
  .object({
    id,
    name: z.string().nullable(),
    language: z.string().nullable(),
    time_zone: z.string().nullable(),
    segment: z.string().nullable(),
  })
  .meta({ id: 'Customer' })

export const channelRef = z
  .object({ id, slug: z.string(), name: z.string(), kind: channelKind })
  .meta({ id: 'ChannelRef' })

/** Who has the work now, and until when they have it. */
export const holder = z
  .object({
    claim_id: id,
    person_id: id,
    name: z.string(),
    origin: z.enum(['offer', 'assignment', 'self', 'handover']),
    claimed_at: instant,
    reply_by: instant,
  })
  .meta({ id: 'Holder' })

export const conversation = z
  .object({
    id,
    brand_id: id,
    channel: channelRef,
    customer,
    state: conversationState,
    subject: z.string().nullable(),
    /** The first characters of the last message. */
    preview: z.string(),
    priority,
    language: z.string().nullable(),
    tags: z.array(z.string()),
    last_message_at: instant,
    /** Since when the customer waits; null when nobody does. */
    waiting_since: instant.nullable(),
    holder: holder.nullable(),
    /** Until then it sleeps, or until the customer writes; null while awake. */
    snoozed_until: instant.nullable(),
    /** The conversation in which it goes on; null unless it was merged away. */
    merged_into: id.nullable(),
  })
  .meta({ id: 'Conversation' })

export const message = z
  .object({
    id,
    direction: z.enum(['inbound', 'outbound', 'note']),
    author: z.enum(['customer', 'agent', 'bot', 'system']),
    author_name: z.string().nullable(),
    author_address: z.string().nullable(),
    person_id: id.nullable(),
    text: z.string(),
    /** Sanitised for showing: no scripts, no remote content. */
    html: z.string().nullable(),
    occurred_at: instant,
    ingested_at: instant,
    opens_turn: z.boolean(),
    closes_turn: z.boolean(),
    history: z.boolean(),
    flags: z.array(z.string()),
    /** Of our own answers: how far the channel has taken them. */
    delivery: z
      .object({
        state: z.enum(['queued', 'handed_over', 'failed']),
        attempts: z.int(),
        error: z.string().nullable(),
        queued_at: instant,
        handed_over_at: instant.nullable(),
      })
      .nullable(),
    attachments: z.array(
      z.object({ id, name: z.string().nullable(), media_type: z.string(), size: z.int() }),
    ),
  })
  .meta({ id: 'Message' })

export const turn = z
  .object({
    id,
    number: z.int(),
    opened_at: instant,
    opened_by: id,
    closed_at: instant.nullable(),
    closed_by: id.nullable(),
    outcome: z.enum(['answered', 'unanswered', 'no_reply_needed', 'not_customer', 'merged']).nullable(),
    history: z.boolean(),
  })
  .meta({ id: 'Turn' })

export const clock = z
  .object({
    id,
    metric,
    /** The number of its turn. */
    turn: z.int(),
    turn_id: id,
    state: z.enum(['running', 'paused', 'met', 'breached', 'cancelled']),
    started_at: instant,
    /** Null while paused. */
    due_at: instant.nullable(),
    breached_at: instant.nullable(),
    answered_at: instant.nullable(),
    /** When the breach turned out to be none: the answer had been sent in time. */
    voided_at: instant.nullable(),
    policy_id: id,
    policy_version: z.int(),
    /** What is left, while paused. */
    remaining_ms: z.int().nullable(),
    steps: z.array(z.object({ name: z.string(), at: instant, fired: z.boolean() })),
  })
  .meta({ id: 'Clock' })

export const eventOut = z
  .object({
    id: z.int(),
    type: z.string(),
    subject: id.nullable(),
    occurred_at: instant,
    recorded_at: instant,
    payload: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Event' })

export const conversationOffer = z.object({
  id,
  person_id: id,
  name: z.string(),
  state: z.enum(['open', 'claimed', 'declined', 'expired', 'withdrawn']),
  wave: z.int(),
  offered_at: instant,
  expires_at: instant,
  delivered_at: instant.nullable(),
})

export const conversationDetail = conversation
  .extend({
    messages: z.array(message),
    turns: z.array(turn),
    clocks: z.array(clock),
    events: z.array(eventOut),
    offers: z.array(conversationOffer),
    dispatch: z
      .object({ id, state: z.enum(['open', 'claimed', 'answered', 'withdrawn']), wave: z.int() })
      .nullable(),
    /** Other conversations of the same customer, newest first, up to 20. */
    others: z.array(
      z.object({
        id,
        channel: channelRef,
        state: conversationState,
        subject: z.string().nullable(),
        last_message_at: instant,
      }),
    ),
    /** What the sender was marked as; null for a customer. */
    not_customer: z.enum(notCustomers).nullable(),
    now: instant,
  })
  .meta({ id: 'ConversationDetail' })

export const conversations = page(conversation).meta({ id: 'Conversations' })

export const conversationsQuery = z.object({
  ...brandQuery,
  state: conversationState.optional(),
  channel: z.string().max(64).optional().meta({ description: 'Id or slug.' }),
  q: z.string().trim().max(200).optional().meta({ description: 'Found in subject, name, address or text.' }),
  ...pageQuery,
})

export const newReply = z.object({
  text: z.string().trim().min(1).max(100_000),
  promise: z.object({ until: instant.nullable() }).nullable().optional().meta({
    description:
      'Whether the answer only promises one, and until when: null says that it answers, `until` null names no date. Left out: its words decide.',
  }),
})

export const reply = z
  .object({
    message_id: id,
    state: z.enum(['queued', 'handed_over', 'failed', 'awaiting_approval', 'rejected']),
  })
  .meta({ id: 'Reply' })

export const claim = z.object({ claim_id: id, conversation_id: id, reply_by: instant }).meta({ id: 'Claim' })

export const noReplyNeeded = z.object({ reason: z.string().trim().min(1).max(500) })

export const assignment = z.object({ person_id: id })

/** Why it goes back, for whoever takes it next and for the lead. */
export const whyHandedBack = z.object({ reason: z.string().trim().min(1).max(500).optional() })

export const escalation = z.object({ reason: z.string().trim().min(1).max(2_000) })

export const note = z.object({ text: z.string().trim().min(1).max(20_000) })

export const noted = z.object({ message_id: id }).meta({ id: 'Noted' })

const prevention = z.string().trim().min(1).max(300).meta({ description: 'What would have prevented this?' })

export const solving = z.object({ prevention: prevention.optional() })

export const settled = z.object({ conversation_id: id, state: conversationState }).meta({ id: 'Settled' })

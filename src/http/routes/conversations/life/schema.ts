import { z } from 'zod'
import { notCustomers } from '../../../../domain/conversation/not-customer.ts'
import { id, instant } from '../../../schema.ts'
import { conversationState, priority } from '../schema.ts'

const reason = z.string().trim().min(1).max(500).nullable().default(null)

/** Every verb of a conversation's life answers with where it stands afterwards. */
export const standing = z
  .object({
    conversation_id: id,
    state: conversationState,
    /** Until then it sleeps, or until the customer writes; null while awake. */
    snoozed_until: instant.nullable(),
    /** The conversation in which it goes on; null unless it was merged away. */
    merged_into: id.nullable(),
  })
  .meta({ id: 'Standing' })

export const changedConversation = z
  .object({
    priority,
    tags: z.array(z.string().trim().min(1).max(100)).max(100),
    language: z.string().trim().min(2).max(35).nullable(),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'name at least one of: priority, tags, language')

/** Solving is a verb of its own: what is solved while the customer waits is neglect. */
export const newStatus = z.object({ state: z.enum(['open', 'pending', 'on_hold']), reason })

export const snooze = z.object({ until: instant, reason })

export const merge = z.object({
  conversation_id: id.meta({
    description: 'It is closed; whoever waits in it waits in the other one from now on.',
  }),
})

export const split = z.object({ message_ids: z.array(id).min(1).max(1_000) })

export const splitOff = z
  .object({ conversation_id: id, new_conversation_id: id })
  .meta({ id: 'SplitConversation' })

export const notCustomer = z.object({ what: z.enum(notCustomers) })

export const needsAnswer = z.object({ needs_answer: z.boolean() })

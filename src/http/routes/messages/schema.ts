import { z } from 'zod'
import { id } from '../../schema.ts'

const withOffset = 'an instant with an offset, e.g. 2026-03-29T01:00:00Z'

/** One message that some program hands in. What is unknown to us is left aside. */
export const incomingMessage = z.object({
  /** The message's own id where it comes from: what is delivered twice is stored once. */
  external_id: z.string().min(1).max(1_000),
  /** All messages of one conversation carry the same. */
  thread_key: z.string().min(1).max(1_000),
  author: z.object({
    kind: z.enum(['customer', 'agent', 'bot', 'system']),
    address: z.string().trim().min(1).max(320),
    name: z.string().trim().max(200).optional(),
  }),
  /** Without it: now. In the future: clamped to now and flagged. */
  occurred_at: z.iso.datetime({ offset: true, error: withOffset }).optional(),
  subject: z.string().max(1_000).optional(),
  text: z.string().max(1_000_000),
  in_reply_to: z.string().max(1_000).optional(),
})

export const messageResult = z
  .union([
    z.object({
      external_id: z.string(),
      conversation_id: id,
      message_id: id,
      /** Stored before: nothing was changed. */
      duplicate: z.boolean(),
    }),
    z.object({ external_id: z.string().nullable(), error: z.string() }),
  ])
  .meta({ id: 'MessageResult' })

/** Each item is judged by itself, so that one bad message does not keep out the others. */
export const messagesBody = z
  .union([incomingMessage, z.array(incomingMessage).min(1).max(1_000)])
  .meta({ id: 'IncomingMessages' })

/** One for one, many for many, in the order in which they came. */
export const messageResults = z.union([messageResult, z.array(messageResult)]).meta({ id: 'MessageResults' })

import { z } from 'zod'
import { SECOND } from '../../domain/time/instant.ts'
import { arrived, type Arrival } from '../port/arrival.ts'

const update = z.object({
  message: z.looseObject({
    message_id: z.int(),
    message_thread_id: z.int().optional(),
    is_topic_message: z.boolean().optional(),
    date: z.number(),
    chat: z.object({ id: z.number() }),
    from: z.object({
      id: z.number(),
      is_bot: z.boolean().optional(),
      first_name: z.string().optional(),
      last_name: z.string().optional(),
      language_code: z.string().optional(),
    }),
    reply_to_message: z.object({ message_id: z.int() }).optional(),
    text: z.string().optional(),
    caption: z.string().optional(),
  }),
})

/** What a message may carry beside words. Anything else (somebody joins, a title changes) is nobody's question. */
const things = 'photo voice video video_note audio document sticker location contact animation'.split(' ')

/** A message of an update; nothing for reactions, edits and what Telegram itself tells. */
export function arrivalsOf(given: unknown): readonly Arrival[] {
  const read = update.safeParse(given)
  if (!read.success) return []
  const { message } = read.data
  const { from, chat, message_id, reply_to_message } = message
  const thing = things.find((name) => message[name] !== undefined)
  const text = [thing && `[${thing}]`, message.text ?? message.caption].filter(Boolean).join(' ')
  if (text === '') return []
  const topic = message.is_topic_message ? message.message_thread_id : undefined
  return [
    arrived({
      externalId: `${chat.id}/${message_id}`,
      threadKey: topic === undefined ? String(chat.id) : `${chat.id}/topic/${topic}`,
      ...(reply_to_message && { references: [`${chat.id}/${reply_to_message.message_id}`] }),
      author: {
        kind: 'customer',
        address: String(from.id),
        name: [from.first_name, from.last_name].filter(Boolean).join(' '),
      },
      occurredAt: message.date * SECOND,
      text,
      ...(from.is_bot && { automatic: 'bot' }),
      detail: {
        reply_to: { chat: String(chat.id), message: message_id, ...(topic !== undefined && { topic }) },
      },
    }),
  ]
}

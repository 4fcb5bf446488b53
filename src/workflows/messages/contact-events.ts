import { asksForHuman } from '../../domain/conversation/asks-for-human.ts'
import type { Channel } from '../../domain/conversation/channel.ts'
import type { NewEvent } from '../../domain/event/event.ts'
import type { NewMessage } from '../ports/conversation-store.ts'
import type { IncomingMessage } from './incoming-message.ts'

/** A customer's way to a human: each step of it, and the moment at which they asked for one. */
export function contactEvents(
  channel: Channel,
  { step, author, automatic, text }: IncomingMessage,
  { id: message_id, conversationId, occurredAt }: NewMessage,
): readonly NewEvent[] {
  const common = { brandId: channel.brandId, subject: conversationId, occurredAt }
  const what = { message_id, channel_id: channel.id }
  const asked = (by: 'words' | 'choice'): NewEvent => ({
    ...common,
    type: 'contact.asked_for_human',
    payload: { ...what, by },
  })
  if (step)
    return [
      { ...common, type: 'contact.step', payload: { ...what, step: step.name } },
      ...(step.asksForHuman ? [asked('choice')] : []),
    ]
  return author.kind === 'customer' && !automatic && asksForHuman(text) ? [asked('words')] : []
}

import { programOfMessage } from '../../helpdesk/chatwoot/facts.ts'
import type { ChatwootMessage } from '../../helpdesk/chatwoot/shapes.ts'
import { SECOND } from '../../domain/time/instant.ts'
import { arrived, type Arrival } from '../port/arrival.ts'

/** The conversation that a message stands in. */
export interface Around {
  readonly conversationId: number
  readonly contactId: number
  readonly contactName: string | null
  readonly subject: string | null
}

const INCOMING = 0
const ACTIVITY = 2

/** Bots, rules, campaigns and forms are no humans; what Chatwoot tells of what was done is no message. */
export function messageArrival(message: ChatwootMessage, around: Around): readonly Arrival[] {
  if (message.message_type === ACTIVITY) return []
  const incoming = message.message_type === INCOMING
  const program = incoming ? null : programOfMessage(message)
  const { sender } = message
  const name = incoming ? around.contactName : (sender?.name ?? null)
  return [
    arrived({
      externalId: String(message.id),
      threadKey: String(around.conversationId),
      author: {
        kind: incoming ? 'customer' : program === null ? 'agent' : 'bot',
        address: incoming ? `contact-${around.contactId}` : `${sender?.type ?? 'bot'}-${sender?.id ?? 0}`,
        ...(name !== null && { name }),
      },
      occurredAt: message.created_at * SECOND,
      text: message.content ?? '',
      ...(around.subject !== null && { subject: around.subject }),
      ...(message.private === true && { note: true }),
      ...(program !== null && { automatic: program }),
      detail: { reply_to: { conversation: around.conversationId } },
    }),
  ]
}

import type { ClientFrame } from '../../domain/chat/frames.ts'
import { translator } from '../../i18n/translate.ts'
import { complain, nowOf, type Door } from './door.ts'
import type { Line } from './line.ts'
import { MESSAGES } from './limits.ts'

/** The customer need not wait: if the line is down when the answer comes, it goes to this address. Whoever answers sees it. */
export async function leaveAddress(
  door: Door,
  line: Line,
  { client_id, email }: Extract<ClientFrame, { type: 'address' }>,
): Promise<void> {
  const { deps } = door
  const { channel, conversationId, sessionId } = line
  if (conversationId === null) {
    complain(line, 'write_first', 'an address belongs to a question: write first', {
      clientId: client_id,
    })
    return
  }
  const retryAfter = line.use(MESSAGES)
  if (retryAfter > 0) {
    complain(line, 'slow_down', 'too many addresses at once', { clientId: client_id, retryAfter })
    return
  }
  await deps.record({
    channel,
    messages: [
      {
        externalId: `${sessionId!}:address:${client_id}`,
        threadKey: sessionId!,
        author: { kind: 'system', address: sessionId! },
        text: translator('en', 'chat')('address_left', { email }),
        detail: { kind: 'address_left', email },
      },
    ],
  })
  await deps.chat.saveAddress(channel.brandId, conversationId, email)
  line.send({ type: 'accepted', client_id, message_id: null, now: nowOf(door) })
}

import type { ClientFrame } from '../../domain/chat/frames.ts'
import { detectLanguage } from '../../domain/conversation/detect-language.ts'
import { isThanksOnly } from '../../domain/conversation/is-thanks-only.ts'
import { complain, nowOf, type Door } from './door.ts'
import type { Line } from './line.ts'
import { MESSAGES } from './limits.ts'

/** Says `accepted` once the message is stored and not before; sent again after a lost line, it is the same message. */
export async function takeMessage(
  door: Door,
  line: Line,
  { client_id, text }: Extract<ClientFrame, { type: 'message' }>,
): Promise<void> {
  const retryAfter = line.use(MESSAGES)
  if (retryAfter > 0) {
    complain(line, 'slow_down', 'too many messages at once', { clientId: client_id, retryAfter })
    return
  }
  const session = line.sessionId!
  const language = detectLanguage(text) ?? line.language?.split('-')[0]
  const [stored] = await door.deps.record({
    channel: line.channel,
    messages: [
      {
        externalId: `${session}:${client_id}`,
        threadKey: session,
        author: { kind: 'customer', address: session, ...(line.name === null ? {} : { name: line.name }) },
        text,
        thanksOnly: isThanksOnly(text),
        ...(language === undefined ? {} : { language }),
      },
    ],
  })
  const { messageId, conversationId } = stored!
  line.told.add(messageId)
  if (line.conversationId === null) await door.lines.join(line, conversationId)
  line.send({ type: 'accepted', client_id, message_id: messageId, now: nowOf(door) })
}

import type { Channel } from '../../domain/conversation/channel.ts'
import { detectLanguage } from '../../domain/conversation/detect-language.ts'
import type { IncomingMessage } from '../../workflows/messages/incoming-message.ts'
import { bounceReply } from '../../workflows/replies/bounce-reply.ts'
import { receiveMails, type MailDeps } from '../email/receive-mail.ts'
import { wellFormed, wellFormedLine } from '../email/well-formed.ts'
import type { Arrival } from './arrival.ts'

/** Stores what came through a channel's door, in its order. Rejects if it could not be kept; given again, it counts once. */
export async function takeArrivals(
  deps: MailDeps,
  channel: Channel,
  arrivals: readonly Arrival[],
): Promise<void> {
  const messages = arrivals.flatMap((arrival) =>
    arrival.type === 'message' ? [storable(channel, arrival.message)] : [],
  )
  if (messages.length > 0) await deps.record({ channel, messages })
  const mails = arrivals.filter((arrival) => arrival.type === 'mail')
  if (mails.length > 0) await receiveMails(deps, channel, mails)
  for (const arrival of arrivals)
    if (arrival.type === 'undelivered')
      await bounceReply(deps, { channel, externalId: arrival.externalId, reason: arrival.reason })
}

const TEXT_KEPT = 1_000_000

/** Platforms pass on whatever people type; one character that no store takes would stop the whole channel. */
function storable(channel: Channel, message: IncomingMessage): IncomingMessage {
  const text = wellFormed(message.text.slice(0, TEXT_KEPT))
  const { name, address } = message.author
  const language = message.language ?? detectLanguage(text)
  const before = message.occurredAt !== undefined && message.occurredAt < channel.connectedAt
  return {
    ...message,
    author: {
      kind: message.author.kind,
      address: wellFormedLine(address).slice(0, 320),
      ...(name ? { name: wellFormedLine(name).slice(0, 200) } : {}),
    },
    text,
    backlog: message.backlog ?? before,
    ...(message.subject === undefined ? {} : { subject: wellFormedLine(message.subject).slice(0, 1_000) }),
    ...(language === null ? {} : { language }),
  }
}

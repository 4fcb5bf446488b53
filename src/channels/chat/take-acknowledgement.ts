import type { ClientFrame } from '../../domain/chat/frames.ts'
import { handOverReply } from '../../workflows/replies/deliver-reply.ts'
import { complain, type Door } from './door.ts'
import type { Line } from './line.ts'

/** The answer stands on the customer's page: this is the instant at which their wait ends. */
export async function takeAcknowledgement(
  { deps }: Door,
  line: Line,
  { message_id }: Extract<ClientFrame, { type: 'ack' }>,
): Promise<void> {
  const { channel } = line
  const { reply, now } = await deps.store.transaction(async (tx) => ({
    reply: await tx.replies.lock(channel.brandId, message_id),
    now: tx.now,
  }))
  if (!reply || reply.conversationId !== line.conversationId) {
    complain(line, 'bad_frame', 'message_id: there is no such answer')
    return
  }
  if (reply.state === 'queued') await handOverReply(deps, channel, reply, now)
}

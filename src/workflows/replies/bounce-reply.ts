import type { Channel } from '../../domain/conversation/channel.ts'
import { updateTurns } from '../turns/update-turns.ts'
import type { Deps } from '../ports/store.ts'

export interface BounceReply {
  readonly channel: Channel
  /** External id of the message that came back. */
  readonly externalId: string
  readonly reason: string
}

/** An answer that never reached the customer is none: its turn is open again, with the clock that it had. */
export async function bounceReply(
  deps: Deps,
  { channel, externalId, reason }: BounceReply,
): Promise<'reopened' | 'unknown'> {
  const { outcome, wakeAt } = await deps.store.transaction(async (tx) => {
    const message = (await tx.conversations.known(channel.brandId, channel.id, [externalId])).get(externalId)
    const conversation = message && (await tx.conversations.lock(channel.brandId, message.conversationId))
    if (!conversation) return { outcome: 'unknown' as const, wakeAt: null }
    await tx.conversations.setClosesTurn(channel.brandId, message.id, false)
    const timeline = (await tx.conversations.timelines(channel.brandId, [conversation.id])).get(
      conversation.id,
    )!
    const wakeAt = await updateTurns(
      deps,
      tx,
      channel,
      [{ conversation, timeline, fresh: [], answerLost: true }],
      [
        {
          type: 'reply.bounced',
          brandId: channel.brandId,
          subject: conversation.id,
          occurredAt: tx.now,
          payload: { message_id: message.id, reason },
        },
      ],
    )
    return { outcome: 'reopened' as const, wakeAt }
  })
  deps.wakeTimers(wakeAt)
  return outcome
}

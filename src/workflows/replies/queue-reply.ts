import type { BrandId } from '../../domain/ids.ts'
import type { ChannelAdapters } from '../ports/channel-adapter.ts'
import type { ReplyState } from '../ports/reply-store.ts'
import type { Deps } from '../ports/store.ts'

export interface QueueReply {
  readonly brandId: BrandId
  readonly conversationId: string
  readonly personId: string | null
  readonly text: string
  /** The same key is the same reply, however often it is asked for. */
  readonly idempotencyKey: string
}

export type QueueReplyOutcome =
  | { readonly ok: true; readonly messageId: string; readonly state: ReplyState }
  | {
      readonly ok: false
      readonly reason: 'no_such_conversation' | 'empty' | 'channel_removed' | 'outbound_stopped'
    }

/** Takes an answer in. From now on nobody else is asked; the clock stops when the channel has taken it. */
export async function queueReply(
  deps: Deps & { readonly adapters: ChannelAdapters },
  { brandId, conversationId, personId, text, idempotencyKey }: QueueReply,
): Promise<QueueReplyOutcome> {
  if (text.trim() === '') return { ok: false, reason: 'empty' }
  return deps.store.transaction(async (tx) => {
    const conversation = await tx.conversations.lock(brandId, conversationId)
    if (!conversation) return { ok: false, reason: 'no_such_conversation' }
    const before = await tx.replies.byKey(brandId, conversationId, idempotencyKey)
    if (before) return { ok: true, messageId: before.messageId, state: before.state }
    const channel = await tx.setup.channel(conversation.channelId)
    const adapter = channel && deps.adapters[channel.adapter]
    if (!channel || !adapter) return { ok: false, reason: 'channel_removed' }
    const brand = await tx.setup.brand(brandId)
    if (brand?.outboundStoppedAt != null) return { ok: false, reason: 'outbound_stopped' }

    const messageId = deps.newId()
    await tx.replies.add({
      brandId,
      messageId,
      conversationId,
      channelId: channel.id,
      personId,
      author: 'agent',
      idempotencyKey,
      externalId: adapter.externalIdFor(channel, messageId),
      text,
      queuedAt: tx.now,
    })
    await tx.events.append([
      {
        type: 'reply.queued',
        brandId,
        subject: conversationId,
        occurredAt: tx.now,
        payload: { message_id: messageId, person_id: personId },
      },
    ])
    await tx.jobs.add('deliver-reply', { brand_id: brandId, message_id: messageId })
    return { ok: true, messageId, state: 'queued' }
  })
}

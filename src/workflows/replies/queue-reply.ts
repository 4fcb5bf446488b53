import type { BrandId, ConversationId, PersonId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { stopAsking } from '../dispatch/stop-asking.ts'
import type { ChannelAdapters } from '../ports/channel-adapter.ts'
import type { WrittenReplyState } from '../ports/reply-store.ts'
import { holdForApproval, seenBefore } from '../admission/hold-for-approval.ts'
import type { Deps, Transaction } from '../ports/store.ts'

export interface QueueReply {
  readonly brandId: BrandId
  readonly conversationId: ConversationId
  /** Null when a program of the operator's answers. */
  readonly personId: PersonId | null
  readonly text: string
  /** Whether it answers (null) or only promises an answer, and until when; the words decide unless it is said. */
  readonly promise?: { readonly until: Instant | null } | null | undefined
  /** The same key is the same reply, however often it is asked for. */
  readonly idempotencyKey: string
}

export type QueueReplyOutcome =
  | { readonly type: 'queued'; readonly messageId: string; readonly state: WrittenReplyState }
  | { readonly type: 'refused'; readonly reason: Refusal }
  /** Two people never answer the same customer at once. */
  | { readonly type: 'refused'; readonly reason: 'already_claimed'; readonly by: PersonId }

type Refusal = 'not_found' | 'outbound_stopped' | 'channel_cannot_reply' | 'nobody_to_answer'

export type QueueReplyDeps = Deps & { readonly adapters: ChannelAdapters }

/** Takes an answer in. From now on nobody else is asked; the clock stops when the channel has taken it. */
export async function queueReply(deps: QueueReplyDeps, command: QueueReply): Promise<QueueReplyOutcome> {
  return deps.store.transaction(async (tx) => {
    const before = await seenBefore(tx, command)
    if (before) return before
    return await queueOne(deps, tx, command, { approved: null })
  })
}

/** `approved` names a reply that a lead has let go out: it is not held a second time, and keeps its id. */
export async function queueOne(
  deps: QueueReplyDeps,
  tx: Transaction,
  command: QueueReply,
  { approved }: { readonly approved: string | null },
): Promise<QueueReplyOutcome> {
  const { brandId, conversationId, personId, text, promise, idempotencyKey } = command
  const conversation = await tx.conversations.lock(brandId, conversationId)
  if (!conversation) return { type: 'refused', reason: 'not_found' }
  const before = await tx.replies.byKey(brandId, conversationId, idempotencyKey)
  if (before) return { type: 'queued', messageId: before.messageId, state: before.state }
  const holder = await tx.dispatches.activeClaim(brandId, conversationId)
  if (holder && personId !== null && holder.personId !== personId)
    return { type: 'refused', reason: 'already_claimed', by: holder.personId }
  const channel = await tx.setup.channel(conversation.channelId)
  const adapter = channel && deps.adapters[channel.adapter]
  if (!channel || !adapter || adapter.replies === false)
    return { type: 'refused', reason: 'channel_cannot_reply' }
  const brand = await tx.setup.brand(brandId)
  if (brand?.outboundStoppedAt != null) return { type: 'refused', reason: 'outbound_stopped' }
  if (!(await tx.replies.addressing(brandId, conversationId)))
    return { type: 'refused', reason: 'nobody_to_answer' }
  const held = approved === null ? await holdForApproval(deps, tx, command) : null
  if (held) return held

  const messageId = approved ?? deps.newId()
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
    promise,
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
  await stopAsking(tx, brandId, conversationId)
  await tx.jobs.add('deliver-reply', { brand_id: brandId, message_id: messageId })
  return { type: 'queued', messageId, state: 'queued' }
}

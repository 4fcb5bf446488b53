import type { Settlement } from '../../domain/conversation/turn.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { Deps } from '../ports/store.ts'
import { updateTurns } from './update-turns.ts'

export interface SettleConversation {
  readonly brandId: BrandId
  readonly conversationId: string
  readonly personId: string | null
  /** `unanswered`: solved though the customer waited, which is neglect. `no_reply_needed` wants a reason. */
  readonly outcome: Exclude<Settlement['outcome'], 'merged'>
  readonly reason: string | null
}

export type SettleOutcome =
  { readonly ok: true } | { readonly ok: false; readonly reason: 'no_such_conversation' | 'reason_missing' }

/** Ends the wait of a conversation's open turn without an answer, and solves the conversation. */
export async function settleConversation(deps: Deps, command: SettleConversation): Promise<SettleOutcome> {
  const { brandId, conversationId, personId, outcome, reason } = command
  if (outcome === 'no_reply_needed' && !reason?.trim()) return { ok: false, reason: 'reason_missing' }
  return deps.store.transaction(async (tx) => {
    const conversation = await tx.conversations.lock(brandId, conversationId)
    const channel = conversation && (await tx.setup.channel(conversation.channelId))
    if (!channel) return { ok: false, reason: 'no_such_conversation' }
    await tx.conversations.addSettlement(brandId, conversationId, {
      id: deps.newId(),
      occurredAt: tx.now,
      outcome,
      reason,
      personId,
    })
    await tx.conversations.setState(brandId, [conversationId], 'solved')
    const timeline = (await tx.conversations.timelines(brandId, [conversationId])).get(conversationId)!
    await updateTurns(
      deps,
      tx,
      channel,
      [{ conversation: { ...conversation, state: 'solved' }, timeline }],
      [
        {
          type: 'conversation.changed',
          brandId,
          subject: conversationId,
          occurredAt: tx.now,
          payload: { state: 'solved', person_id: personId },
        },
      ],
    )
    return { ok: true }
  })
}

import type { Settlement } from '../../domain/conversation/turn.ts'
import type { BrandId, ConversationId } from '../../domain/ids.ts'
import type { Deps } from '../ports/store.ts'
import { inTransaction } from '../in-transaction.ts'
import { updateTurns } from './update-turns.ts'

export interface SettleConversation {
  readonly brandId: BrandId
  readonly conversationId: ConversationId
  readonly personId: string | null
  /** `unanswered`: solved though the customer waited, which is neglect. `no_reply_needed` wants a reason. */
  readonly outcome: Exclude<Settlement['outcome'], 'merged' | 'not_customer'>
  readonly reason: string | null
}

export type SettleOutcome =
  { readonly type: 'settled' } | { readonly type: 'refused'; readonly reason: 'not_found' | 'nobody_waits' }

/** Ends the wait of a conversation's open turn without an answer, and solves the conversation. */
export async function settleConversation(deps: Deps, command: SettleConversation): Promise<SettleOutcome> {
  const { brandId, conversationId, personId, outcome, reason } = command
  return inTransaction(deps, async (tx) => {
    const conversation = await tx.conversations.lock(brandId, conversationId)
    const channel = conversation && (await tx.setup.channel(conversation.channelId))
    if (!channel) return { type: 'refused', reason: 'not_found' }
    if (outcome === 'no_reply_needed' && !(await tx.dispatches.openTurn(brandId, conversationId)))
      return { type: 'refused', reason: 'nobody_waits' }
    await tx.conversations.addSettlement(brandId, conversationId, {
      id: deps.newId(),
      occurredAt: tx.now,
      outcome,
      reason,
      personId,
    })
    const timeline = (await tx.conversations.timelines(brandId, [conversationId])).get(conversationId)!
    await updateTurns(
      deps,
      tx,
      channel,
      [{ conversation, timeline, fresh: [] }],
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
    return { type: 'settled' }
  })
}

import type { CarriedPromise, CarriedWait } from '../../domain/conversation/course.ts'
import type { BrandId, ConversationId, PolicyId } from '../../domain/ids.ts'
import { isReplyMetric } from '../../domain/clock/spans/spans-of.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import { changeConversation, type ConversationCommand, type Refused } from './change-conversation.ts'

/** `conversationId` survives. */
export interface MergeConversations extends ConversationCommand {
  readonly mergedId: ConversationId
}

export type MergeOutcome =
  { readonly type: 'merged' } | Refused<'same' | 'other_not_found' | 'already_merged' | 'closed'>

/**
 * Merges a conversation into another one. Whoever waits in both has waited since the earlier message, and keeps the promise that was made
 * for it; the merged one is closed, and later messages of its thread go to the survivor.
 */
export function mergeConversations(deps: Deps, command: MergeConversations): Promise<MergeOutcome> {
  const { brandId, conversationId, mergedId, personId } = command
  type Reason = 'same' | 'other_not_found' | 'already_merged' | 'closed'
  return changeConversation<MergeOutcome, Reason>(
    deps,
    command,
    async (tx, survivor) => {
      if (mergedId === conversationId) return { type: 'refused', reason: 'same' }
      const merged = await tx.conversations.lock(brandId, mergedId)
      if (!merged) return { type: 'refused', reason: 'other_not_found' }
      if (merged.mergedInto ?? survivor.mergedInto) return { type: 'refused', reason: 'already_merged' }
      if (survivor.state === 'closed') return { type: 'refused', reason: 'closed' }
      const wait = await openWait(tx, brandId, mergedId)
      if (wait)
        await tx.conversations.addCarriedWait(brandId, conversationId, { ...wait, mergedFrom: mergedId })
      await tx.conversations.addSettlement(brandId, mergedId, {
        id: deps.newId(),
        occurredAt: tx.now,
        outcome: 'merged',
        reason: conversationId,
        personId,
      })
      await tx.conversations.setMergedInto(brandId, mergedId, conversationId)
      return {
        outcome: { type: 'merged' },
        alsoTouched: [mergedId],
        events: [
          {
            type: 'conversation.changed',
            brandId,
            subject: mergedId,
            occurredAt: tx.now,
            payload: { state: 'closed', merged_into: conversationId, person_id: personId },
          },
        ],
      }
    },
    [mergedId],
  )
}

/** The wait that goes on elsewhere, with what was promised for it. */
async function openWait(
  tx: Transaction,
  brandId: BrandId,
  conversationId: ConversationId,
): Promise<CarriedWait | null> {
  const timeline = (await tx.conversations.timelines(brandId, [conversationId])).get(conversationId)!
  const turn = timeline.turns.find(({ closedAt }) => closedAt === null)
  if (!turn) return null
  const timers = await tx.timers.ofConversations(brandId, [conversationId], 'clock')
  const clock = timers.find((timer) => timer.clock && isReplyMetric(timer.clock.metric))?.clock
  const promise: CarriedPromise | null = clock
    ? { policyId: clock.policyId as PolicyId, policyVersion: clock.policyVersion, metric: clock.metric }
    : null
  return { id: turn.openedBy, since: turn.openedAt, occurredAt: tx.now, promise, history: turn.history }
}

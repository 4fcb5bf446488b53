import { followStatus } from '../../domain/conversation/follow-status.ts'
import { takeBack, wentOnSince, withoutSettlement } from '../../domain/conversation/take-back.ts'
import type { ConversationId } from '../../domain/ids.ts'
import type { Deps } from '../ports/store.ts'
import { changeConversation, type ConversationCommand, type Refused } from './change-conversation.ts'

/** `conversationId` is the one that survived. */
export interface UndoMerge extends ConversationCommand {
  readonly mergedId: ConversationId
}

type Reason = 'other_not_found' | 'nothing_to_take_back' | 'too_late' | 'went_on'
export type UndoMergeOutcome = { readonly type: 'undone' } | Refused<Reason>

/**
 * Two conversations were joined by mistake: each goes on by itself again, and whoever waited waits where they wrote, since they wrote.
 * Refused once somebody has written in the survivor: nobody could say to which of the two it belongs.
 */
export function undoMerge(deps: Deps, command: UndoMerge): Promise<UndoMergeOutcome> {
  const { brandId, conversationId, mergedId, personId } = command
  return changeConversation<UndoMergeOutcome, Reason>(
    deps,
    command,
    async (tx) => {
      const merged = await tx.conversations.lock(brandId, mergedId)
      if (!merged) return { type: 'refused', reason: 'other_not_found' }
      if (merged.mergedInto !== conversationId) return { type: 'refused', reason: 'nothing_to_take_back' }
      const courses = await tx.conversations.timelines(brandId, [conversationId, mergedId])
      const course = courses.get(mergedId)!
      const undo = takeBack(course, ['merged'], tx.now)
      if (undo.type === 'refused') return undo
      if (wentOnSince(courses.get(conversationId)!, undo.settlement.occurredAt))
        return { type: 'refused', reason: 'went_on' }
      await tx.conversations.voidSettlement(brandId, undo.settlement.id, tx.now)
      await tx.conversations.removeCarriedWait(brandId, conversationId, mergedId)
      await tx.conversations.setMergedInto(brandId, mergedId, null)
      // What is closed stays closed by itself; what it is from now on follows from its course.
      await tx.conversations.setState(brandId, [mergedId], 'open')
      const { state } = followStatus(withoutSettlement(course, undo.settlement), tx.now)
      const changed = { type: 'conversation.changed', brandId, occurredAt: tx.now } as const
      const why = { reason: 'merge_undone', person_id: personId }
      return {
        outcome: { type: 'undone' },
        alsoTouched: [mergedId],
        events: [
          { ...changed, subject: mergedId, payload: { state, merged_into: null, ...why } },
          { ...changed, subject: conversationId, payload: why },
        ],
      }
    },
    [mergedId],
  )
}

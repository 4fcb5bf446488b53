import { followStatus } from '../../domain/conversation/follow-status.ts'
import { takeBack, withoutSettlement } from '../../domain/conversation/take-back.ts'
import type { Deps } from '../ports/store.ts'
import { changeConversation, type ConversationCommand, type Refused } from './change-conversation.ts'

type Reason = 'nothing_to_take_back' | 'too_late' | 'went_on'
export type UndoSolvingOutcome = { readonly type: 'undone' } | Refused<Reason>

/** It was solved by mistake: whoever waited waits on since they wrote, and the clock stands where it would have stood. */
export function undoSolving(deps: Deps, command: ConversationCommand): Promise<UndoSolvingOutcome> {
  const { brandId, conversationId, personId } = command
  return changeConversation<UndoSolvingOutcome, Reason>(deps, command, async (tx) => {
    const course = (await tx.conversations.timelines(brandId, [conversationId])).get(conversationId)!
    const undo = takeBack(course, ['unanswered', 'no_reply_needed'], tx.now)
    if (undo.type === 'refused') return undo
    await tx.conversations.voidSettlement(brandId, undo.settlement.id, tx.now)
    const { state } = followStatus(withoutSettlement(course, undo.settlement), tx.now)
    return {
      outcome: { type: 'undone' },
      events: [
        {
          type: 'conversation.changed',
          brandId,
          subject: conversationId,
          occurredAt: tx.now,
          payload: { state, reason: 'solving_undone', person_id: personId },
        },
      ],
    }
  })
}

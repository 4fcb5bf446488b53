import type { Deps } from '../ports/store.ts'
import { changeConversation, type ConversationCommand, type Refused } from './change-conversation.ts'

export interface ChangeStatus extends ConversationCommand {
  /** Solving is a settlement: see `settle-conversation.ts`. */
  readonly state: 'open' | 'pending' | 'on_hold'
  readonly reason: string | null
}

export type ChangeStatusOutcome =
  { readonly type: 'changed'; readonly state: ChangeStatus['state'] } | Refused<'closed'>

/** Sets the status of a conversation. Clocks stop and go on as their policies say; setting it twice changes nothing. */
export function changeStatus(deps: Deps, command: ChangeStatus): Promise<ChangeStatusOutcome> {
  const { brandId, conversationId, personId, state, reason } = command
  return changeConversation<ChangeStatusOutcome, 'closed'>(deps, command, async (tx, conversation) => {
    if (conversation.state === 'closed') return { type: 'refused', reason: 'closed' }
    if (conversation.state === state) return { outcome: { type: 'changed', state }, events: [] }
    await tx.conversations.addStatusChange(brandId, conversationId, {
      id: deps.newId(),
      occurredAt: tx.now,
      status: state,
      until: null,
      personId,
      reason,
    })
    return {
      outcome: { type: 'changed', state },
      events: [
        {
          type: 'conversation.changed',
          brandId,
          subject: conversationId,
          occurredAt: tx.now,
          payload: { state, reason, person_id: personId },
        },
      ],
    }
  })
}

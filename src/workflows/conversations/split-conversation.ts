import type { ConversationId, MessageId } from '../../domain/ids.ts'
import type { Deps } from '../ports/store.ts'
import { changeConversation, type ConversationCommand, type Refused } from './change-conversation.ts'

export interface SplitConversation extends ConversationCommand {
  /** What goes into a conversation of its own. */
  readonly messageIds: readonly MessageId[]
}

export type SplitOutcome =
  | { readonly type: 'split'; readonly conversationId: ConversationId }
  | Refused<'closed' | 'no_messages' | 'unknown_message' | 'nothing_left'>

/**
 * Moves messages into a conversation of their own. Both are computed anew: who waits there has waited since the message that they wrote,
 * so that no time is lost.
 */
export function splitConversation(deps: Deps, command: SplitConversation): Promise<SplitOutcome> {
  const { brandId, conversationId, personId, messageIds } = command
  return changeConversation<SplitOutcome, 'closed' | 'no_messages' | 'unknown_message' | 'nothing_left'>(
    deps,
    command,
    async (tx, conversation) => {
      if (conversation.state === 'closed') return { type: 'refused', reason: 'closed' }
      const moved = new Set<string>(messageIds)
      const known = (await tx.conversations.messages(brandId, conversationId)).map(({ id }) => id)
      if (moved.size === 0) return { type: 'refused', reason: 'no_messages' }
      if ([...moved].some((id) => !known.includes(id))) return { type: 'refused', reason: 'unknown_message' }
      if (known.every((id) => moved.has(id))) return { type: 'refused', reason: 'nothing_left' }
      const into = deps.newId() as ConversationId
      await tx.conversations.split(brandId, conversationId, into, [...moved])
      return {
        outcome: { type: 'split', conversationId: into },
        alsoTouched: [into],
        fresh: [...moved],
        events: [
          {
            type: 'conversation.split',
            brandId,
            subject: conversationId,
            occurredAt: tx.now,
            payload: { into, message_ids: [...moved], person_id: personId },
          },
        ],
      }
    },
  )
}

import type { MessageId } from '../../domain/ids.ts'
import { THANKS_ONLY } from '../messages/interpret-message.ts'
import type { Deps } from '../ports/store.ts'
import { changeConversation, type ConversationCommand, type Refused } from './change-conversation.ts'

export interface SetNeedsAnswer extends ConversationCommand {
  readonly messageId: MessageId
  /** False: it only says thanks. */
  readonly needsAnswer: boolean
}

export type SetNeedsAnswerOutcome =
  { readonly type: 'changed' | 'unchanged' } | Refused<'unknown_message' | 'not_from_customer'>

/** Somebody knows better than the program whether a message only says thanks. The turn is computed anew, from when it was written. */
export function setNeedsAnswer(deps: Deps, command: SetNeedsAnswer): Promise<SetNeedsAnswerOutcome> {
  const { brandId, conversationId, personId, messageId, needsAnswer } = command
  return changeConversation<SetNeedsAnswerOutcome, 'unknown_message' | 'not_from_customer'>(
    deps,
    command,
    async (tx) => {
      const known = await tx.conversations.messages(brandId, conversationId)
      const message = known.find(({ id }) => id === messageId)
      if (!message) return { type: 'refused', reason: 'unknown_message' }
      if (message.author !== 'customer' || message.direction !== 'inbound')
        return { type: 'refused', reason: 'not_from_customer' }
      if (message.opensTurn === needsAnswer) return { outcome: { type: 'unchanged' }, events: [] }
      await tx.conversations.setOpensTurn(brandId, [messageId], needsAnswer, THANKS_ONLY)
      return {
        outcome: { type: 'changed' },
        fresh: [messageId],
        events: [
          {
            type: 'message.flagged',
            brandId,
            subject: conversationId,
            occurredAt: tx.now,
            payload: {
              message_id: messageId,
              flag: needsAnswer ? 'needs_answer' : THANKS_ONLY,
              person_id: personId,
            },
          },
        ],
      }
    },
  )
}

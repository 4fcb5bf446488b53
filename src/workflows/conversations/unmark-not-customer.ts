import type { Deps } from '../ports/store.ts'
import { changeConversation, type ConversationCommand, type Refused } from './change-conversation.ts'
import { NOT_CUSTOMER } from '../messages/interpret-message.ts'

export type UnmarkNotCustomerOutcome = { readonly type: 'unmarked' } | Refused<'not_marked'>

/** A customer after all: the wait goes on since it began, with all that was written meanwhile. */
export function unmarkNotCustomer(
  deps: Deps,
  command: ConversationCommand,
): Promise<UnmarkNotCustomerOutcome> {
  const { brandId, conversationId, personId } = command
  return changeConversation<UnmarkNotCustomerOutcome, 'not_marked'>(
    deps,
    command,
    async (tx, conversation) => {
      const voided = await tx.conversations.voidSettlements(brandId, conversationId, 'not_customer', tx.now)
      const written = (await tx.conversations.messages(brandId, conversationId)).filter(({ flags }) =>
        flags.includes(NOT_CUSTOMER),
      )
      if (voided === 0 && written.length === 0) return { type: 'refused', reason: 'not_marked' }
      const ids = written.map(({ id }) => id)
      await tx.conversations.setOpensTurn(brandId, ids, true, NOT_CUSTOMER)
      await tx.conversations.setNotCustomer(brandId, conversation.customerId, null)
      return {
        outcome: { type: 'unmarked' },
        fresh: ids,
        events: [
          {
            type: 'conversation.changed',
            brandId,
            subject: conversationId,
            occurredAt: tx.now,
            payload: { not_customer: null, person_id: personId },
          },
        ],
      }
    },
  )
}

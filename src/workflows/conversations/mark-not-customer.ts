import type { NotCustomer } from '../../domain/conversation/not-customer.ts'
import type { Deps } from '../ports/store.ts'
import { changeConversation, type ConversationCommand, type Refused } from './change-conversation.ts'

export interface MarkNotCustomer extends ConversationCommand {
  readonly what: NotCustomer
}

export type MarkNotCustomerOutcome = { readonly type: 'marked' } | Refused<never>

/** One tap: nobody waits here. The clock is void, the sender remembered, and what they write from now on starts nothing. */
export function markNotCustomer(deps: Deps, command: MarkNotCustomer): Promise<MarkNotCustomerOutcome> {
  const { brandId, conversationId, personId, what } = command
  return changeConversation<MarkNotCustomerOutcome, never>(deps, command, async (tx, conversation) => {
    await tx.conversations.voidSettlements(brandId, conversationId, 'not_customer', tx.now)
    await tx.conversations.addSettlement(brandId, conversationId, {
      id: deps.newId(),
      occurredAt: tx.now,
      outcome: 'not_customer',
      reason: what,
      personId,
    })
    await tx.conversations.setNotCustomer(brandId, conversation.customerId, what)
    return {
      outcome: { type: 'marked' },
      events: [
        {
          type: 'conversation.changed',
          brandId,
          subject: conversationId,
          occurredAt: tx.now,
          payload: { state: 'solved', not_customer: what, person_id: personId },
        },
      ],
    }
  })
}

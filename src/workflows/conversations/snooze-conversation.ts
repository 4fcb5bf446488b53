import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { Deps } from '../ports/store.ts'
import { changeConversation, type ConversationCommand, type Refused } from './change-conversation.ts'

export interface SnoozeConversation extends ConversationCommand {
  readonly until: Instant
  readonly reason: string | null
}

export type SnoozeOutcome =
  { readonly type: 'snoozed'; readonly until: Instant } | Refused<'closed' | 'in_the_past'>

/** Puts a conversation to sleep until then, or until the customer writes. Snoozing again moves the alarm. */
export function snoozeConversation(deps: Deps, command: SnoozeConversation): Promise<SnoozeOutcome> {
  const { brandId, conversationId, personId, until, reason } = command
  return changeConversation<SnoozeOutcome, 'closed' | 'in_the_past'>(
    deps,
    command,
    async (tx, conversation) => {
      if (conversation.state === 'closed') return { type: 'refused', reason: 'closed' }
      if (until <= tx.now) return { type: 'refused', reason: 'in_the_past' }
      await tx.conversations.addStatusChange(brandId, conversationId, {
        id: deps.newId(),
        occurredAt: tx.now,
        status: 'snoozed',
        until,
        personId,
        reason,
      })
      return {
        outcome: { type: 'snoozed', until },
        events: [
          {
            type: 'conversation.changed',
            brandId,
            subject: conversationId,
            occurredAt: tx.now,
            payload: { snoozed_until: formatInstant(until), reason, person_id: personId },
          },
        ],
      }
    },
  )
}

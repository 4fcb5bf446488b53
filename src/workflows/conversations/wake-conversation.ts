import type { Deps } from '../ports/store.ts'
import { changeConversation, type ConversationCommand, type Refused } from './change-conversation.ts'

export type WakeOutcome = { readonly type: 'awake' } | Refused<never>

/** Wakes a conversation before its alarm. One that is awake already stays so. */
export function wakeConversation(deps: Deps, command: ConversationCommand): Promise<WakeOutcome> {
  const { brandId, conversationId, personId } = command
  return changeConversation<WakeOutcome, never>(deps, command, async (tx, conversation) => {
    if (conversation.snoozedUntil === null) return { outcome: { type: 'awake' }, events: [] }
    await tx.conversations.addStatusChange(brandId, conversationId, {
      id: deps.newId(),
      occurredAt: tx.now,
      status: 'woken',
      until: null,
      personId,
      reason: null,
    })
    return {
      outcome: { type: 'awake' },
      events: [
        {
          type: 'conversation.changed',
          brandId,
          subject: conversationId,
          occurredAt: tx.now,
          payload: { snoozed_until: null, person_id: personId },
        },
      ],
    }
  })
}

/** The alarm rang: what slept goes on from then. Whoever was woken before, or sleeps on, is left alone. */
export function endSnooze(
  deps: Deps,
  { brandId, conversationId }: Pick<ConversationCommand, 'brandId' | 'conversationId'>,
): Promise<WakeOutcome> {
  return changeConversation<WakeOutcome, never>(deps, { brandId, conversationId }, (tx, conversation) => {
    const over = conversation.snoozedUntil !== null && conversation.snoozedUntil <= tx.now
    return Promise.resolve({
      outcome: { type: 'awake' },
      events: over
        ? [
            {
              type: 'conversation.changed',
              brandId,
              subject: conversationId,
              occurredAt: conversation.snoozedUntil,
              payload: { snoozed_until: null, reason: 'snooze_ended', person_id: null },
            },
          ]
        : [],
    })
  })
}

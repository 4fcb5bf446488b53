import type { Cause } from '../../domain/conversation/halt.ts'
import type { Conversation, TraitChange } from '../ports/conversation-store.ts'
import type { Deps } from '../ports/store.ts'
import { changeConversation, type ConversationCommand, type Refused } from './change-conversation.ts'

export interface ChangeTraits extends ConversationCommand {
  readonly traits: TraitChange
}

export type ChangeTraitsOutcome = { readonly type: 'changed' | 'unchanged' } | Refused<never>

/**
 * Changes priority, tags or language. Where another policy matches now, running clocks follow it at once: from their beginning, so that
 * elapsed and paused time are kept; where the same one matches, they keep the version they began with.
 */
export function changeTraits(deps: Deps, command: ChangeTraits): Promise<ChangeTraitsOutcome> {
  const { brandId, conversationId, personId, traits } = command
  return changeConversation<ChangeTraitsOutcome, never>(deps, command, async (tx, conversation) => {
    const changed = differing(conversation, traits)
    if (changed.length === 0) return { outcome: { type: 'unchanged' }, events: [] }
    await tx.conversations.setTraits(brandId, conversationId, traits)
    const cause: Cause = { personId, reason: `${changed[0]!}_changed`, note: null }
    const { language, priority, tags } = traits
    return {
      outcome: { type: 'changed' },
      reselection: { to: 'policy', cause },
      events: [
        {
          type: 'conversation.changed',
          brandId,
          subject: conversationId,
          occurredAt: tx.now,
          payload: {
            ...(priority !== undefined && { priority }),
            ...(tags !== undefined && { tags: [...tags] }),
            ...(language != null && { language }),
            person_id: personId,
          },
        },
      ],
    }
  })
}

function differing(conversation: Conversation, traits: TraitChange): readonly (keyof TraitChange)[] {
  return (['priority', 'tags', 'language'] as const).filter(
    (name) =>
      traits[name] !== undefined && JSON.stringify(traits[name]) !== JSON.stringify(conversation[name]),
  )
}

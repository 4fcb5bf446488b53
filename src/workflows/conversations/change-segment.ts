import type { Cause } from '../../domain/conversation/halt.ts'
import type { BrandId, ConversationId, CustomerId, PersonId } from '../../domain/ids.ts'
import type { Deps } from '../ports/store.ts'
import { changeConversation } from './change-conversation.ts'

export interface ChangeSegment {
  readonly brandId: BrandId
  readonly customerId: CustomerId
  readonly personId: PersonId | null
  /** Null: none. */
  readonly segment: string | null
}

export type ChangeSegmentOutcome =
  | { readonly type: 'changed'; readonly conversations: number }
  | { readonly type: 'refused'; readonly reason: 'not_found' }

/**
 * Says to which segment a customer belongs. In their conversations that go on, clocks follow the policy that matches now, from their
 * beginning; one after the other, so that saying it again finishes what was interrupted.
 */
export async function changeSegment(deps: Deps, command: ChangeSegment): Promise<ChangeSegmentOutcome> {
  const { brandId, customerId, personId, segment } = command
  const open = await deps.store.transaction(async (tx) => {
    const changed = await tx.conversations.setSegment(brandId, customerId, segment)
    if (changed)
      await tx.audit.add({
        id: deps.newId(),
        brandId,
        personId,
        action: 'customer.segment',
        subject: customerId,
        before: changed.before,
        after: segment,
      })
    return changed?.open ?? null
  })
  if (!open) return { type: 'refused', reason: 'not_found' }
  const cause: Cause = { personId, reason: 'segment_changed', note: null }
  for (const id of open)
    await changeConversation(deps, { brandId, conversationId: id as ConversationId }, () =>
      Promise.resolve({ outcome: { type: 'followed' }, events: [], reselection: { to: 'policy', cause } }),
    )
  return { type: 'changed', conversations: open.length }
}

import type { BrandId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import type { FollowedConversation } from './follow-conversation.ts'

/** Sets the alarm of a conversation that sleeps; whoever is awake needs none. Answers when it rings. */
export async function saveSnooze(
  deps: Pick<Deps, 'newId'>,
  tx: Transaction,
  brandId: BrandId,
  { conversation: { id: conversationId }, before, status }: FollowedConversation,
): Promise<Instant | null> {
  const until = status.snoozedUntil
  if (until === before.snoozedUntil) return null
  await tx.conversations.setSnoozedUntil(brandId, conversationId, until)
  await tx.timers.finish(await tx.timers.ofConversations(brandId, [conversationId], 'snooze'))
  if (until === null || until === Infinity) return null
  return tx.timers.arm([
    {
      brandId,
      conversationId,
      id: deps.newId(),
      kind: 'snooze',
      stepNames: ['due'],
      stepAt: [until],
      startedAt: tx.now,
      clock: null,
    },
  ])
}

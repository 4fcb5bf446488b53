import type { BrandId, ConversationId } from '../../domain/ids.ts'
import type { Transaction } from '../ports/store.ts'

/** Adapters of helpdesks in which colleagues work beside us: they are shown who holds a ticket here. */
const shared: ReadonlySet<string> = new Set(['zendesk', 'chatwoot', 'intercom'])

export function isShared(adapter: string): boolean {
  return shared.has(adapter)
}

/** Has whoever works in the helpdesk itself shown who holds the conversation now, or that nobody does any more. */
export async function announceHolder(
  tx: Transaction,
  brandId: BrandId,
  conversationId: ConversationId,
): Promise<void> {
  const channels = await tx.setup.channels(brandId)
  if (channels.some(({ adapter }) => isShared(adapter)))
    await tx.jobs.add('show-holder', { brand_id: brandId, conversation_id: conversationId })
}

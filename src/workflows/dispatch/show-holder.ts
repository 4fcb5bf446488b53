import type { BrandId, ConversationId } from '../../domain/ids.ts'
import { ComeBackLater, type ChannelAdapters, type HolderContext } from '../ports/channel-adapter.ts'
import type { Deps, Transaction } from '../ports/store.ts'

export interface ShowHolder {
  readonly brandId: BrandId
  readonly conversationId: ConversationId
}

/**
 * Tells the helpdesk who holds a ticket here as it is now, not as it was when this was asked for: however often and in whatever order that
 * happens, the last word is right. Throws what may pass.
 */
export async function showHolder(
  deps: Pick<Deps, 'store'> & { readonly adapters: ChannelAdapters },
  command: ShowHolder,
): Promise<void> {
  const context = await deps.store.transaction((tx) => holderContext(tx, command))
  if (!context) return
  const adapter = deps.adapters[context.channel.adapter]
  if (!adapter?.showHolder) return
  try {
    await adapter.showHolder(context)
  } catch (error) {
    if (!(error instanceof ComeBackLater)) throw error
    const { brandId, conversationId } = command
    await deps.store.transaction((tx) =>
      tx.jobs.add(
        'show-holder',
        { brand_id: brandId, conversation_id: conversationId },
        tx.now + error.after,
      ),
    )
  }
}

/** Null where nobody ever held it: then there is nothing to show or to take back. */
async function holderContext(
  tx: Transaction,
  { brandId, conversationId }: ShowHolder,
): Promise<HolderContext | null> {
  const holders = await tx.dispatches.holders(brandId, conversationId)
  if (holders.length === 0) return null
  const conversation = await tx.conversations.lock(brandId, conversationId)
  const channel = conversation && (await tx.setup.channel(conversation.channelId))
  const addressing = channel && (await tx.replies.addressing(brandId, conversationId))
  if (!channel || !addressing) return null
  const claim = await tx.dispatches.activeClaim(brandId, conversationId)
  const person = claim && (await tx.people.person(claim.personId))
  return {
    channel,
    replyTo: addressing.replyTo,
    holder: person ? { name: person.name, email: person.email } : null,
  }
}

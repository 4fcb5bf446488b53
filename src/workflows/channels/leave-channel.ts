import type { BrandId, ChannelId, PersonId } from '../../domain/ids.ts'
import type { Deps } from '../ports/store.ts'
import { settleConversation } from '../turns/settle-conversation.ts'

export interface LeaveChannel {
  readonly brandId: BrandId
  readonly channelId: ChannelId
  readonly personId: PersonId | null
}

/**
 * Ends what runs for whoever waits on a channel that is disconnected: clocks, searches, offers, claims. The work goes on where it came from.
 * Promises that were broken before stay broken. Answers how many waited.
 */
export async function settleChannel(
  deps: Deps,
  { brandId, channelId, personId }: LeaveChannel,
): Promise<number> {
  const waiting = await deps.store.transaction(async (tx) => {
    await tx.people.dropSeats(channelId)
    return tx.privacy.waitingOn(brandId, channelId)
  })
  for (const { id: conversationId, late } of waiting)
    await settleConversation(deps, {
      brandId,
      conversationId,
      personId,
      outcome: late ? 'unanswered' : 'no_reply_needed',
      reason: 'disconnected',
    })
  return waiting.length
}

const BATCH = 200

/** Forgets everything that came through a channel, as the law's "forget" does: words, files, names. Numbers stay. Answers how many conversations. */
export async function forgetChannel(
  deps: Pick<Deps, 'store' | 'newId'>,
  { brandId, channelId, personId }: LeaveChannel,
): Promise<number> {
  let all = 0
  for (;;) {
    const found = await deps.store.transaction(async (tx) => {
      const ids = await tx.privacy.rememberedOf(brandId, channelId, BATCH)
      await tx.privacy.forgetConversations(brandId, ids)
      return ids.length
    })
    all += found
    if (found < BATCH) break
  }
  await deps.store.transaction(async (tx) => {
    for (let customers = BATCH; customers === BATCH;) {
      const ids = await tx.privacy.withoutWords(brandId, BATCH)
      await tx.privacy.forgetCustomers(brandId, ids)
      customers = ids.length
    }
    await tx.audit.add({
      id: deps.newId(),
      brandId,
      personId,
      action: 'channel.forget',
      subject: channelId,
      before: undefined,
      after: { conversations: all },
    })
  })
  return all
}

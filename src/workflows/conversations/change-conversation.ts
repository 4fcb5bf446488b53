import type { Channel } from '../../domain/conversation/channel.ts'
import type { NewEvent } from '../../domain/event/event.ts'
import type { BrandId, ConversationId, PersonId } from '../../domain/ids.ts'
import type { Conversation } from '../ports/conversation-store.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import type { Reselection } from '../turns/change-clocks.ts'
import { updateTurns } from '../turns/update-turns.ts'
import { earliest } from '../turns/earliest.ts'

/** Which conversation a command is about, and who gives it (null: a program of the operator's). */
export interface ConversationCommand {
  readonly brandId: BrandId
  readonly conversationId: ConversationId
  readonly personId: PersonId | null
}

export type Refused<Reason extends string> = {
  readonly type: 'refused'
  readonly reason: Reason | 'not_found'
}

/** What a change of a conversation comes to, saved already; turns and clocks follow. */
export interface Changed<Outcome> {
  readonly outcome: Outcome
  readonly events: readonly NewEvent[]
  readonly reselection?: Reselection
  /** Others that changed with it. */
  readonly alsoTouched?: readonly string[]
  /** Messages that changed their meaning or their place; none unless given. */
  readonly fresh?: readonly string[]
  /** Claims on it that are new, or have ended. */
  readonly claims?: readonly string[]
}

/** Load, decide, save: changes a locked conversation and lets its turns and clocks follow, in one transaction. */
export async function changeConversation<Outcome, Reason extends string>(
  deps: Deps,
  { brandId, conversationId }: Pick<ConversationCommand, 'brandId' | 'conversationId'>,
  change: (
    tx: Transaction,
    conversation: Conversation,
    channel: Channel,
  ) => Promise<Changed<Outcome> | Refused<Reason>>,
  /** Others that are locked with it, all in one order, so that two changes never wait for each other. */
  beside: readonly ConversationId[] = [],
): Promise<Outcome | Refused<Reason>> {
  const { result, wakeAt } = await deps.store.transaction(async (tx) => {
    if (beside.length > 0)
      for (const id of [...beside, conversationId].toSorted()) await tx.conversations.lock(brandId, id)
    const conversation = await tx.conversations.lock(brandId, conversationId)
    const channel = conversation && (await tx.setup.channel(conversation.channelId))
    if (!channel) return { result: notFound, wakeAt: null }
    const changed = await change(tx, conversation, channel)
    if (!('outcome' in changed)) return { result: changed, wakeAt: null }
    const touched = [conversationId as string, ...(changed.alsoTouched ?? [])]
    const wakeAt = []
    for (const [index, id] of touched.entries())
      wakeAt.push(await follow(deps, tx, brandId, id, changed, index === 0 ? changed.events : []))
    return { result: changed.outcome, wakeAt: earliest(wakeAt) }
  })
  deps.wakeTimers(wakeAt)
  return result
}

const notFound = { type: 'refused', reason: 'not_found' } as const

async function follow(
  deps: Deps,
  tx: Transaction,
  brandId: BrandId,
  id: string,
  { fresh = [], claims = [], reselection }: Pick<Changed<unknown>, 'fresh' | 'claims' | 'reselection'>,
  events: readonly NewEvent[],
) {
  const conversation = (await tx.conversations.lock(brandId, id))!
  const channel = (await tx.setup.channel(conversation.channelId))!
  const timeline = (await tx.conversations.timelines(brandId, [id])).get(id)!
  const touched = [{ conversation, timeline, fresh, claims }]
  return updateTurns(deps, tx, channel, touched, events, reselection ?? null)
}

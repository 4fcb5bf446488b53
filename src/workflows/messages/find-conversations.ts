import type { Channel } from '../../domain/conversation/channel.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { Conversation, Standing } from '../ports/conversation-store.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import type { IncomingMessage } from './incoming-message.ts'

export interface FoundConversation {
  readonly conversation: Conversation
  readonly created: boolean
}

/**
 * The conversation of each message, by external id, locked: the one that a signed token names, else that of a message it
 * answers, else the one of its thread key, which begins with it if need be.
 */
export async function findConversations(
  tx: Transaction,
  deps: Deps,
  channel: Channel,
  messages: readonly IncomingMessage[],
  standing: Standing,
): Promise<ReadonlyMap<string, FoundConversation>> {
  const found = new Map<string, FoundConversation>()
  for (const message of messages) {
    for (const id of conversationIds(message, standing)) {
      const named = await tx.conversations.lock(channel.brandId, id)
      if (named?.channelId !== channel.id) continue
      found.set(message.externalId, { conversation: await survivorOf(tx, named), created: false })
      break
    }
  }
  const rest = messages.filter((message) => !found.has(message.externalId))
  const threads = newThreads(deps, channel, rest, tx.now)
  await tx.conversations.goOn(
    channel.brandId,
    threads.flatMap(({ threadKey, lastMessageAt }) => {
      const stands = standing.threads.get(threadKey)
      return stands ? [{ id: stands.id, lastMessageAt }] : []
    }),
  )
  const fresh = threads.filter(({ threadKey }) => !standing.threads.has(threadKey))
  const begun = await tx.conversations.begin(channel.brandId, channel.id, fresh, standing.senders)
  for (const message of rest) {
    const stands = standing.threads.get(message.threadKey)
    const conversation = stands ? await survivorOf(tx, stands) : begun.get(message.threadKey)!
    found.set(message.externalId, { conversation, created: !stands })
  }
  return found
}

/** What was merged goes on in another conversation, maybe of another channel; that may have been merged again. */
async function survivorOf(tx: Transaction, conversation: Conversation): Promise<Conversation> {
  const seen = new Set([conversation.id])
  let survivor = conversation
  while (survivor.mergedInto !== null && !seen.has(survivor.mergedInto)) {
    seen.add(survivor.mergedInto)
    const next = await tx.conversations.lock(survivor.brandId, survivor.mergedInto)
    if (!next) break
    survivor = next
  }
  return survivor
}

function conversationIds(message: IncomingMessage, { messages }: Standing): string[] {
  const byReference = (message.references ?? []).flatMap(
    (reference) => messages.get(reference)?.conversationId ?? [],
  )
  return [...(message.conversationId ? [message.conversationId] : []), ...byReference]
}

function newThreads(deps: Deps, channel: Channel, messages: readonly IncomingMessage[], now: number) {
  const byThread = groupBy(messages, (message) => message.threadKey)
  return [...byThread].map(([threadKey, group]) => {
    const first = group.find((message) => message.author.kind === 'customer') ?? group[0]!
    return {
      id: deps.newId(),
      customerId: deps.newId(),
      threadKey,
      kind: channel.kind,
      address: first.author.address,
      name: first.author.name ?? null,
      subject: first.subject ?? null,
      language: first.language ?? null,
      lastMessageAt: Math.min(now, Math.max(...group.map((message) => message.occurredAt ?? now))),
    }
  })
}

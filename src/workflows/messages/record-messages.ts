import type { Channel } from '../../domain/conversation/channel.ts'
import { emptyCourse } from '../../domain/conversation/course.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { MessageId } from '../../domain/ids.ts'
import type { NewEvent } from '../../domain/event/event.ts'
import { updateTurns, type TouchedConversation } from '../turns/update-turns.ts'
import type { NewMessage, Standing } from '../ports/conversation-store.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import type { IncomingMessage, StoredMessage } from './incoming-message.ts'
import { interpretMessage, NOT_CUSTOMER, THANKS_ONLY } from './interpret-message.ts'
import { contactEvents } from './contact-events.ts'
import { withoutCards } from './without-cards.ts'
import { findConversations, type FoundConversation } from './find-conversations.ts'

export interface RecordMessages {
  readonly channel: Channel
  readonly messages: readonly IncomingMessage[]
}

/**
 * Stores messages once and only once, and lets turns and clocks follow. All or nothing: one transaction.
 * Answers in the order of the messages; a message stored before is answered with where it stands.
 */
export async function recordMessages(
  deps: Deps,
  { channel, messages: given }: RecordMessages,
): Promise<readonly StoredMessage[]> {
  const messages = given.map(withoutCards)
  const { stored, wakeAt } = await deps.store.transaction(async (tx) => {
    const brand = await tx.setup.brand(channel.brandId)
    if (!brand) throw new Error(`channel ${channel.slug} belongs to no brand`)

    const standing = await tx.conversations.lockStanding(channel.brandId, channel.id, {
      kind: channel.kind,
      messages: messages.map(({ externalId, threadKey, author: { address } }) => ({
        externalId,
        threadKey,
        address,
      })),
      references: messages.flatMap(({ references }) => references ?? []),
    })
    const unseen = [...new Map(messages.map((message) => [message.externalId, message])).values()].filter(
      (message) => !standing.messages.has(message.externalId),
    )
    const found = await findConversations(tx, deps, channel, unseen, standing)
    const drafts = unseen.map((message) => ({
      id: deps.newId(),
      conversationId: found.get(message.externalId)!.conversation.id,
      ...interpretMessage(message, brand, tx.now, isNotCustomer(standing, message)),
    }))
    await tx.conversations.addMessages(channel.brandId, channel.id, drafts, tx.now)

    const touched = await touchedConversations(tx, channel, found, drafts)
    const said = new Map(unseen.map((message) => [message.externalId, message]))
    const events = drafts.flatMap((draft) => [
      messageEvent(channel, draft),
      ...flagEvents(channel, draft),
      ...contactEvents(channel, said.get(draft.externalId)!, draft),
    ])
    const wakeAt = await updateTurns(deps, tx, channel, touched, events)
    return { stored: storedMessages(standing.messages, drafts), wakeAt }
  })
  deps.wakeTimers(wakeAt)
  return answers(messages, stored)
}

interface Stored {
  readonly id: string
  readonly conversationId: string
  readonly duplicate: boolean
}

function storedMessages(
  known: ReadonlyMap<string, { readonly id: string; readonly conversationId: string }>,
  fresh: readonly NewMessage[],
): ReadonlyMap<string, Stored> {
  const stored = new Map<string, Stored>()
  for (const [externalId, message] of known) stored.set(externalId, { ...message, duplicate: true })
  for (const { externalId, id, conversationId } of fresh)
    stored.set(externalId, { id, conversationId, duplicate: false })
  return stored
}

/** The first of several copies in one delivery is the one that was stored. */
function answers(
  messages: readonly IncomingMessage[],
  stored: ReadonlyMap<string, Stored>,
): readonly StoredMessage[] {
  const answered = new Set<string>()
  return messages.map(({ externalId }) => {
    const { id, conversationId, duplicate } = stored.get(externalId)!
    const again = duplicate || answered.has(externalId)
    answered.add(externalId)
    return { externalId, conversationId, messageId: id, duplicate: again }
  })
}

function isNotCustomer({ senders }: Standing, { author }: IncomingMessage): boolean {
  return (senders.get(author.address.toLowerCase())?.notCustomer ?? null) !== null
}

/** Why a customer's message starts nothing: somebody may know better. */
function flagEvents(channel: Channel, draft: NewMessage): readonly NewEvent[] {
  const { id: message_id, conversationId, occurredAt, flags } = draft
  return flags
    .filter((flag) => flag === THANKS_ONLY || flag === NOT_CUSTOMER)
    .map((flag) => ({
      type: 'message.flagged',
      brandId: channel.brandId,
      subject: conversationId,
      occurredAt,
      payload: { message_id, flag, person_id: null },
    }))
}

async function touchedConversations(
  tx: Transaction,
  channel: Channel,
  found: ReadonlyMap<string, FoundConversation>,
  fresh: readonly NewMessage[],
): Promise<readonly TouchedConversation[]> {
  const byConversation = groupBy(fresh, (message) => message.conversationId)
  const touched = new Map(fresh.map((message) => [message.conversationId, found.get(message.externalId)!]))
  const older = [...touched.values()]
    .filter(({ created }) => !created)
    .map(({ conversation }) => conversation.id)
  const timelines =
    older.length > 0 ? await tx.conversations.timelines(channel.brandId, older) : new Map<string, never>()
  return [...touched.values()].map(({ conversation }) => ({
    conversation,
    fresh: (byConversation.get(conversation.id) ?? []).map(({ id }) => id),
    timeline: timelines.get(conversation.id) ?? {
      turns: [],
      ...emptyCourse,
      messages: (byConversation.get(conversation.id) ?? []).map((message) => ({
        ...message,
        id: message.id as MessageId,
      })),
    },
  }))
}

function messageEvent(channel: Channel, message: NewMessage): NewEvent {
  const { id: message_id, author, personId: person_id, history } = message
  const common = { brandId: channel.brandId, subject: message.conversationId, occurredAt: message.occurredAt }
  return message.direction === 'inbound'
    ? {
        type: 'message.received',
        payload: { message_id, channel_id: channel.id, author, opens_turn: message.opensTurn, history },
        ...common,
      }
    : {
        type: 'message.recorded',
        payload: {
          message_id,
          channel_id: channel.id,
          author,
          person_id,
          closes_turn: message.closesTurn,
          history,
        },
        ...common,
      }
}

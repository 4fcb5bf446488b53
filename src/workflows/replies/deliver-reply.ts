import type { Channel } from '../../domain/conversation/channel.ts'
import type { BrandId, MessageId, PersonId } from '../../domain/ids.ts'
import { readHoldingReply } from '../../domain/conversation/holding-reply/read-holding-reply.ts'
import { HOUR, type Instant } from '../../domain/time/instant.ts'
import type { Zone } from '../../domain/time/zone.ts'
import { updateTurns } from '../turns/update-turns.ts'
import { ComeBackLater, type ChannelAdapters, type ReplyContext } from '../ports/channel-adapter.ts'
import type { Reply } from '../ports/reply-store.ts'
import type { Deps, Transaction } from '../ports/store.ts'

export interface DeliverReply {
  readonly brandId: BrandId
  readonly messageId: string
}

export type DeliverReplyDeps = Deps & {
  readonly adapters: ChannelAdapters
  /** What a mail with an answer of a freelance expert ends with, where its brand asks for ratings. */
  readonly askRating?: (reply: Pick<Reply, 'brandId' | 'messageId'>, language: string | null) => string
}

/**
 * Hands a queued reply to its channel, once that is known to have worked never again. A crash between the two may hand it
 * over twice, under the same name. Throws what may pass, so that the queue tries again.
 */
export async function deliverReply(
  deps: DeliverReplyDeps,
  { brandId, messageId }: DeliverReply,
): Promise<void> {
  const context = await deps.store.transaction((tx) => replyContext(tx, brandId, messageId))
  if (!context) return
  const adapter = deps.adapters[context.channel.adapter]
  if (!adapter)
    return failReply(deps, context.reply, `nothing here serves channels of kind ${context.channel.adapter}`)
  const sent = await withRating(deps, context)
  const delivery = await adapter.deliver(sent).catch(async (error: unknown) => {
    await deps.store.transaction(async (tx) => {
      await tx.replies.noteAttempt(brandId, messageId, String(error))
      if (error instanceof ComeBackLater)
        await tx.jobs.add(
          'deliver-reply',
          { brand_id: brandId, message_id: messageId },
          tx.now + Math.min(error.after, LONGEST_WAIT),
        )
    })
    if (error instanceof ComeBackLater) return { accepted: 'later' as const }
    throw error
  })
  if (delivery.accepted === 'later') return
  if (delivery.accepted)
    await handOverReply(deps, context.channel, named(context.reply, delivery.externalId), delivery.at)
  else await failReply(deps, context.reply, delivery.error)
}

/** The question goes out with the mail and is no part of the conversation. */
async function withRating(deps: DeliverReplyDeps, context: ReplyContext): Promise<ReplyContext> {
  const { reply, channel } = context
  if (!deps.askRating || channel.kind !== 'email' || reply.author !== 'agent' || reply.personId === null)
    return context
  const { asked, language } = await deps.store.transaction((tx) =>
    tx.admissions.ratingAsked(reply.brandId as BrandId, reply.conversationId, reply.personId!),
  )
  if (!asked) return context
  return { ...context, reply: { ...reply, text: `${reply.text}\n\n${deps.askRating(reply, language)}` } }
}

/** However long a platform asks for: a customer waits. */
const LONGEST_WAIT = HOUR

/** What answers or echoes it will carry the platform's name for it. */
function named(reply: Reply, externalId: string | undefined): Reply {
  return externalId === undefined ? reply : { ...reply, externalId }
}

async function replyContext(
  tx: Transaction,
  brandId: BrandId,
  messageId: string,
): Promise<ReplyContext | null> {
  const reply = await tx.replies.lock(brandId, messageId)
  if (reply?.state !== 'queued') return null
  const channel = await tx.setup.channel(reply.channelId)
  const addressing = channel && (await tx.replies.addressing(brandId, reply.conversationId))
  if (channel && addressing) {
    const writer = reply.personId === null ? null : await tx.people.person(reply.personId as PersonId)
    return { channel, reply, writer, ...addressing }
  }
  await settleFailed(tx, reply, 'its channel or its customer is there no more')
  return null
}

/** The channel has taken the reply: it is a message now, and its turn ends at that instant. */
export async function handOverReply(deps: Deps, channel: Channel, reply: Reply, at: Instant): Promise<void> {
  const { brandId, conversationId, messageId, personId } = reply
  const wakeAt = await deps.store.transaction(async (tx) => {
    const conversation = await tx.conversations.lock(brandId as BrandId, conversationId)
    if (!conversation || !(await tx.replies.settle(brandId, messageId, { state: 'handed_over', at })))
      return null
    const brand = await tx.setup.brand(channel.brandId)
    const promise = brand && promiseIn(reply, at, brand.timeZone)
    const message = {
      id: messageId as MessageId,
      conversationId,
      externalId: reply.externalId,
      direction: 'outbound' as const,
      author: reply.author,
      personId,
      opensTurn: false,
      closesTurn: reply.author === 'agent',
      history: false,
      occurredAt: at,
      ...(promise && { promise }),
      flags: [],
      authorName: null,
      authorAddress: channel.address,
      text: reply.text,
      html: null,
      detail: {},
    }
    const known = await tx.conversations.known(channel.brandId, channel.id, [message.externalId])
    if (known.size === 0) await tx.conversations.addMessages(channel.brandId, channel.id, [message], tx.now)
    const timeline = (await tx.conversations.timelines(channel.brandId, [conversationId])).get(
      conversationId,
    )!
    return updateTurns(
      deps,
      tx,
      channel,
      [{ conversation, timeline, fresh: [messageId] }],
      [
        {
          type: 'reply.handed_over',
          brandId,
          subject: conversationId,
          occurredAt: at,
          payload: {
            message_id: messageId,
            person_id: personId,
            author: reply.author,
            external_id: reply.externalId,
          },
        },
      ],
    )
  })
  deps.wakeTimers(wakeAt)
}

/** What the writer said of it; else what its words say. */
function promiseIn({ author, promise, text }: Reply, at: Instant, zone: Zone) {
  if (author !== 'agent') return null
  return promise === undefined ? readHoldingReply(text, at, zone) : promise
}

async function failReply(deps: Deps, reply: Reply, error: string): Promise<void> {
  await deps.store.transaction((tx) => settleFailed(tx, reply, error))
}

async function settleFailed(tx: Transaction, reply: Reply, error: string): Promise<void> {
  const { brandId, conversationId, messageId, personId } = reply
  if (!(await tx.replies.settle(brandId, messageId, { state: 'failed', error }))) return
  await tx.events.append([
    {
      type: 'reply.failed',
      brandId,
      subject: conversationId,
      occurredAt: tx.now,
      payload: { message_id: messageId, person_id: personId, error },
    },
  ])
}

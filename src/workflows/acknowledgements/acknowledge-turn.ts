import { acknowledges } from '../../domain/conversation/channel.ts'
import type { BrandId, TurnId } from '../../domain/ids.ts'
import { DAY, formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { Zone } from '../../domain/time/zone.ts'
import type { ChannelAdapters } from '../ports/channel-adapter.ts'
import type { Deps } from '../ports/store.ts'

/** What an acknowledgement may say: only what the house knows, and no word of the customer's. */
export interface KnownOfWaiting {
  readonly brandId: BrandId
  readonly turnId: TurnId
  readonly brandName: string
  readonly language: string | null
  readonly timeZone: Zone
  readonly ahead: number
  readonly promisedBy: Instant | null
  readonly helpUrl: string | null
}

export type AcknowledgeDeps = Deps & {
  readonly adapters: ChannelAdapters
  readonly writeAcknowledgement: (known: KnownOfWaiting) => string
}

/** One customer is told at most so often on one channel: two robots that answer each other end here, too. */
const TOLD_ONCE_IN = DAY

/** Tells a customer who waits what is known of their waiting. It is nobody's answer: no clock stops, nobody is asked less. */
export async function acknowledgeTurn(
  deps: AcknowledgeDeps,
  { brandId, turnId }: { readonly brandId: BrandId; readonly turnId: TurnId },
): Promise<void> {
  await deps.store.transaction(async (tx) => {
    const waiting = await tx.acknowledgements.waiting(brandId, turnId)
    if (!waiting) return
    const conversation = await tx.conversations.lock(brandId, waiting.conversationId)
    const [channel, brand] = [
      conversation && (await tx.setup.channel(conversation.channelId)),
      await tx.setup.brand(brandId),
    ]
    const adapter = channel ? deps.adapters[channel.adapter] : undefined
    if (!channel || !brand || !adapter || !acknowledges(channel)) return
    if (adapter.replies === false || adapter.showsPlace === true) return
    if (brand.outboundStoppedAt !== null) return
    const { customerId, conversationId, ahead, promisedBy } = waiting
    if (await tx.acknowledgements.toldLately(brandId, channel.id, customerId, TOLD_ONCE_IN)) return
    if (!(await tx.replies.addressing(brandId, conversationId))) return

    const messageId = deps.newId()
    await tx.replies.add({
      brandId,
      messageId,
      conversationId,
      channelId: channel.id,
      personId: null,
      author: 'system',
      idempotencyKey: `acknowledgement:${turnId}`,
      externalId: adapter.externalIdFor(channel, messageId),
      text: deps.writeAcknowledgement({
        brandId,
        turnId,
        brandName: brand.name,
        language: waiting.language,
        timeZone: waiting.timeZone ?? brand.timeZone,
        ahead,
        promisedBy,
        helpUrl: await tx.acknowledgements.helpUrl(brandId),
      }),
      queuedAt: tx.now,
    })
    const told = { brandId, turnId, conversationId, channelId: channel.id, customerId, messageId }
    await tx.acknowledgements.add({ ...told, ahead, promisedBy })
    await tx.events.append([
      {
        type: 'turn.acknowledged',
        brandId,
        subject: conversationId,
        occurredAt: tx.now,
        payload: {
          turn_id: turnId,
          message_id: messageId,
          ahead,
          promised_by: promisedBy === null ? null : formatInstant(promisedBy),
        },
      },
    ])
    await tx.jobs.add('deliver-reply', { brand_id: brandId, message_id: messageId })
  })
}

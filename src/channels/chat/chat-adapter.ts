import type { ChannelAdapter, Delivery, ReplyContext } from '../../workflows/ports/channel-adapter.ts'
import type { ChatStore } from '../../workflows/ports/chat-store.ts'
import { chatSettings } from './chat-settings.ts'
import { decideDelivery } from './decide-delivery.ts'

export interface ChatAdapterDeps {
  readonly chat: ChatStore
  /** Sends the answer to the address that the customer left; null: the house sends no mail for this brand. */
  readonly mail: (context: ReplyContext, email: string) => Promise<Delivery | null>
}

/**
 * Answers in the widget. The node that holds the customer's line shows them as soon as the event log tells of them, and its
 * door hands them over when the browser acknowledges; here it is only decided when not to wait for that any longer.
 */
export function chatAdapter({ chat, mail }: ChatAdapterDeps): ChannelAdapter {
  return {
    externalIdFor: (_channel, messageId) => messageId,

    async deliver(context): Promise<Delivery> {
      const { channel, reply } = context
      const presence = await chat.presence(channel.brandId, reply.conversationId)
      const { awayAfter } = chatSettings(channel)
      if (decideDelivery(presence, reply.queuedAt, await chat.now(), awayAfter) === 'wait')
        return { accepted: 'later' }
      const email = await chat.addressOf(channel.brandId, reply.conversationId)
      const mailed = email === null ? null : await mail(context, email)
      return mailed?.accepted === true ? mailed : { accepted: true, at: reply.queuedAt }
    },
  }
}

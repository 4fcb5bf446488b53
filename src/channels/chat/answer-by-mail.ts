import { translator } from '../../i18n/translate.ts'
import type { ChannelAdapter, Delivery, ReplyContext } from '../../workflows/ports/channel-adapter.ts'
import type { Store } from '../../workflows/ports/store.ts'

/**
 * Sends a chat's answer from the brand's first mailbox that has an address: what the customer writes back lands there. Null where
 * the brand has none.
 */
export function answerByMail(
  store: Store,
  mail: ChannelAdapter,
): (context: ReplyContext, email: string) => Promise<Delivery | null> {
  return async ({ channel, reply, customer }, email) => {
    const { mailbox, language } = await store.transaction(async (tx) => ({
      mailbox: (await tx.setup.channels(channel.brandId)).find(
        ({ kind, address }) => kind === 'email' && address !== null,
      ),
      language: (await tx.conversations.lock(channel.brandId, reply.conversationId))?.language ?? 'en',
    }))
    if (!mailbox) return null
    return mail.deliver({
      channel: mailbox,
      reply: { ...reply, externalId: mail.externalIdFor(mailbox, reply.messageId) },
      subject: translator(language, 'chat')('answer_subject'),
      customer: { name: customer.name, address: email },
      externalIds: [],
      inReplyTo: null,
      replyTo: null,
    })
  }
}

import type { SendMailOptions } from 'nodemailer'
import type { Channel } from '../../domain/conversation/channel.ts'
import { MailRefused, type MailTransport } from '../../notify/mail/transport.ts'
import type { ChannelAdapter, Delivery, ReplyContext } from '../../workflows/ports/channel-adapter.ts'
import { composeReply } from './compose-reply.ts'
import { replyAddress } from './reply-token.ts'

/** Answers by mail, for every channel of kind email. */
export function mailAdapter(transport: MailTransport, replyTokenKey: Uint8Array): ChannelAdapter {
  return {
    externalIdFor: (channel, messageId) => `<${messageId}@${domainOf(channel)}>`,

    async deliver(context): Promise<Delivery> {
      try {
        const { acceptedAt } = await transport.send(replyMail(context, replyTokenKey))
        return { accepted: true, at: acceptedAt }
      } catch (error) {
        if (error instanceof MailRefused) return { accepted: false, error: error.message }
        throw error
      }
    },
  }
}

function replyMail(
  { channel, reply, customer, subject, externalIds, inReplyTo }: ReplyContext,
  key: Uint8Array,
): SendMailOptions {
  const address = channel.address ?? `support@${domainOf(channel)}`
  return composeReply({
    messageId: reply.externalId,
    sundialMessage: reply.messageId,
    from: { address, name: channel.name },
    to: { address: customer.address, name: customer.name ?? '' },
    replyTo: replyAddress(address, reply.conversationId, key),
    subject: subject ?? '',
    text: reply.text,
    answers:
      inReplyTo === null
        ? null
        : { messageId: inReplyTo, references: externalIds.filter((id) => id !== inReplyTo) },
    kind: reply.author === 'agent' ? 'human' : 'acknowledgement',
  })
}

function domainOf(channel: Channel): string {
  return channel.address?.split('@')[1] ?? 'sundial.invalid'
}

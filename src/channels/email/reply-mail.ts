import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Channel } from '../../domain/conversation/channel.ts'
import type { ReplyContext } from '../../workflows/ports/channel-adapter.ts'
import { composeReply } from './compose-reply.ts'
import { replyAddress } from './reply-token.ts'

/** The Message-ID under which a message of ours goes out. */
export function messageIdOf(channel: Channel, messageId: string): string {
  return `<${messageId}@${domainOf(channel)}>`
}

/** The mail that answers a customer; its Reply-To carries the conversation, signed with `key`. */
export function replyMail(
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

const written = createTransport({
  streamTransport: true,
  buffer: true,
  disableFileAccess: true,
  disableUrlAccess: true,
})

/** The same, byte for byte, for interfaces that take whole mails. */
export async function rawReply(context: ReplyContext, key: Uint8Array): Promise<Buffer> {
  const { message } = await written.sendMail(replyMail(context, key))
  return message as Buffer
}

function domainOf(channel: Channel): string {
  return channel.address?.split('@')[1] ?? 'sundial.invalid'
}

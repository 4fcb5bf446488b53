import { SECOND } from '../../domain/time/instant.ts'
import { MailRefused, MailServerHangs, type MailTransport } from '../../notify/mail/transport.ts'
import { ComeBackLater, type ChannelAdapter, type Delivery } from '../../workflows/ports/channel-adapter.ts'
import { messageIdOf, replyMail } from './reply-mail.ts'

const WHILE_IT_HANGS = 15 * SECOND

/** Answers by mail, for every channel of kind email. */
export function mailAdapter(transport: MailTransport, replyTokenKey: Uint8Array): ChannelAdapter {
  return {
    externalIdFor: messageIdOf,

    async deliver(context): Promise<Delivery> {
      try {
        const { acceptedAt } = await transport.send(replyMail(context, replyTokenKey))
        return { accepted: true, at: acceptedAt }
      } catch (error) {
        if (error instanceof MailServerHangs)
          throw new ComeBackLater(WHILE_IT_HANGS, error.message, { cause: error })
        if (error instanceof MailRefused) return { accepted: false, error: error.message }
        throw error
      }
    },
  }
}

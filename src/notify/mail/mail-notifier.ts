import { translator } from '../../i18n/translate.ts'
import { NoticeRefused, type Notifier } from '../../workflows/ports/notifier.ts'
import type { Links } from '../link-of.ts'
import { composeNotice } from './compose-notice.ts'
import { MailRefused, type MailTransport } from './transport.ts'

export interface MailNotifierOptions extends Links {
  readonly transport: MailTransport
  /** Who writes to our people: `Sundial <sundial@example.com>`. */
  readonly from: string
}

/** Tells people by mail. A message keeps its Message-ID over all attempts. */
export function mailNotifier({ transport, from, ...links }: MailNotifierOptions): Notifier {
  const language = 'en'
  return {
    async send(notice) {
      const mail = composeNotice(notice, links, language, translator(language))
      const domain = from.replace(/^.*@|>.*$/g, '')
      const messageId = `<${notice.id}@${domain}>`
      const headers = { 'Auto-Submitted': 'auto-generated' }
      try {
        const { name, email: address } = notice.person
        await transport.send({ ...mail, from, to: { name, address }, messageId, headers })
        return { message_id: messageId }
      } catch (error) {
        if (error instanceof MailRefused) throw new NoticeRefused(error.message, { cause: error })
        throw error
      }
    },
  }
}

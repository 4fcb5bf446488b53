import { NoticeRefused } from '../../workflows/ports/notifier.ts'
import type { DigestSender } from '../../workflows/ports/digest-writer.ts'
import { MailRefused, type MailTransport } from '../mail/transport.ts'

export interface DigestMailOptions {
  readonly transport: MailTransport
  /** Who writes to our people: `Sundial <sundial@example.com>`. */
  readonly from: string
}

/** Sends digests by mail. One keeps its Message-ID over all attempts; a mail program can unsubscribe with one press (RFC 8058). */
export function digestMailer({ transport, from }: DigestMailOptions): DigestSender {
  const domain = from.replace(/^.*@|>.*$/g, '')
  return async ({ id, reader, letter, unsubscribeUrl }) => {
    try {
      await transport.send({
        from,
        to: { name: reader.name, address: reader.email },
        subject: letter.subject,
        text: letter.text,
        html: letter.html,
        messageId: `<digest.${id}@${domain}>`,
        attachments: letter.images.map(({ fileName, contentId, png }) => ({
          filename: fileName,
          cid: contentId,
          content: Buffer.from(png),
          contentType: 'image/png',
          contentDisposition: 'inline',
        })),
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(unsubscribeUrl !== null && {
            'List-Unsubscribe': `<${unsubscribeUrl}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
        },
      })
    } catch (error) {
      if (error instanceof MailRefused) throw new NoticeRefused(error.message, { cause: error })
      throw error
    }
  }
}

import { translator } from '../../i18n/translate.ts'
import type { MailTransport } from './transport.ts'

interface Options {
  readonly transport: MailTransport
  /** Who writes to our people: `Sundial <sundial@example.com>`. */
  readonly from: string
}

interface Letter {
  readonly address: string
  readonly url: string
  readonly language: string
}

/** Mails the link alone, as text: there is nothing else to see, and nothing to fetch. */
export function signInMailer({ transport, from }: Options): (letter: Letter) => Promise<void> {
  return async ({ address, url, language }) => {
    const t = translator(language, 'sign-in')
    await transport.send({
      from,
      to: address,
      subject: t('subject'),
      text: `${t('link')}\n\n${url}\n\n${t('otherwise')}\n`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  }
}

import { translator } from '../../i18n/translate.ts'
import type { MailTransport } from './transport.ts'

interface Options {
  readonly transport: MailTransport
  /** Who writes to our people: `Sundial <sundial@example.com>`. */
  readonly from: string
}

interface Letter {
  readonly address: string
  readonly language: string
}

/** Tells whose password is new that it is: if they did not do it, somebody else did. */
export function passwordChangedMailer({ transport, from }: Options): (letter: Letter) => Promise<void> {
  return async ({ address, language }) => {
    const t = translator(language, 'sign-in')
    await transport.send({
      from,
      to: address,
      subject: t('password_subject'),
      text: `${t('password_changed')}\n\n${t('password_otherwise')}\n`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  }
}

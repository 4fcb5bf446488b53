import { translator } from '../../i18n/translate.ts'
import { sendPlainLetter, type LetterOffice } from './plain-letter.ts'

interface Letter {
  readonly address: string
  readonly url: string
  readonly language: string
}

/** Mails the link that signs in once. */
export function signInMailer(office: LetterOffice): (letter: Letter) => Promise<void> {
  return async ({ address, url, language }) => {
    const t = translator(language, 'sign-in')
    const paragraphs = [t('link'), url, t('otherwise')]
    await sendPlainLetter(office, { to: address, subject: t('subject'), paragraphs })
  }
}

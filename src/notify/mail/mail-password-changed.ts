import { translator } from '../../i18n/translate.ts'
import { sendPlainLetter, type LetterOffice } from './plain-letter.ts'

interface Letter {
  readonly address: string
  readonly language: string
}

/** Tells whose password is new that it is: if they did not do it, somebody else did. */
export function passwordChangedMailer(office: LetterOffice): (letter: Letter) => Promise<void> {
  return async ({ address, language }) => {
    const t = translator(language, 'sign-in')
    const paragraphs = [t('password_changed'), t('password_otherwise')]
    await sendPlainLetter(office, { to: address, subject: t('password_subject'), paragraphs })
  }
}

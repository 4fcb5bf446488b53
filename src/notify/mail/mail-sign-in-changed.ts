import { translator } from '../../i18n/translate.ts'
import { sendPlainLetter, type LetterOffice } from './plain-letter.ts'

interface Letter {
  readonly address: string
  readonly language: string
  readonly change:
    | 'password'
    | 'second_factor_on'
    | 'second_factor_off'
    | 'second_factor_reset'
    | 'recovery_codes'
    | 'recovery_code_used'
}

/** Tells people that they sign in otherwise now: if they did not do it, somebody else did. */
export function signInChangedMailer(office: LetterOffice): (letter: Letter) => Promise<void> {
  return async ({ address, language, change }) => {
    const t = translator(language, 'sign-in')
    const paragraphs = [t(`${change}_changed`), t('password_otherwise')]
    await sendPlainLetter(office, { to: address, subject: t(`${change}_subject`), paragraphs })
  }
}

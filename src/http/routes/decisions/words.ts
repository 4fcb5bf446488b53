import { translator, type Translate } from '../../../i18n/translate.ts'
import { pickLanguage } from '../../i18n/languages.ts'

/** Reasons in the language that the reader's program asks for. */
export function wordsFor(acceptLanguage: string | undefined): Translate {
  return translator(pickLanguage([], acceptLanguage), 'why')
}

import { belarusianLanguage, browserKnowsBelarusian } from './belarusian.ts'

/** `de` is German to an English reader; a code that nobody knows stays a code. */
export function nameOfLanguage(code: string, locale: string): string {
  if (locale === 'be' && !browserKnowsBelarusian) return belarusianLanguage(code)
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

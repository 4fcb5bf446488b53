/** `de` is German to an English reader; a code that nobody knows stays a code. */
export function nameOfLanguage(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

export type Language = 'en' | 'ar' | 'fa' | 'be'

/** Each named in itself, as whoever looks for it reads it. */
export const languages: readonly { readonly code: Language; readonly name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'ar', name: 'العربية' },
  { code: 'fa', name: 'فارسی' },
  { code: 'be', name: 'Беларуская' },
]

export function directionOf(language: string): 'ltr' | 'rtl' {
  return /^(ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr'
}

/** The first of the wanted languages (`fa-IR`, `en-GB` ...) that the console speaks; English if it speaks none. */
export function pickLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const known = languages.find(({ code }) => tag.toLowerCase().split('-')[0] === code)
    if (known) return known.code
  }
  return 'en'
}

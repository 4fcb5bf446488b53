import ar from './locales/ar.json' with { type: 'json' }
import be from './locales/be.json' with { type: 'json' }
import en from './locales/en.json' with { type: 'json' }
import fa from './locales/fa.json' with { type: 'json' }

const locales = { en, ar, fa, be }

export type Language = keyof typeof locales
type Key = keyof typeof en

/** Says a text in the customer's language. `count` chooses among its plural forms, in the way of i18next's files. */
export interface Translate {
  readonly language: Language
  readonly direction: 'ltr' | 'rtl'
  /** For numbers, times and plurals. */
  readonly locale: string
  (key: Key | PluralKey, values?: Readonly<Record<string, string | number>>): string
}

/** `ahead` for the texts `ahead_one`, `ahead_other` ... */
type PluralKey = Key extends infer Name ? (Name extends `${infer Base}_other` ? Base : never) : never

export function translator(language: Language): Translate {
  const texts: Readonly<Record<string, string>> = locales[language]
  const locale = localeOf(language)
  const plural = new Intl.PluralRules(locale)
  const number = new Intl.NumberFormat(locale)
  const translate = (key: string, values: Readonly<Record<string, string | number>> = {}): string => {
    const { count } = values
    const form = typeof count === 'number' ? `_${plural.select(count)}` : ''
    const text = texts[key + form] ?? texts[`${key}_other`] ?? texts[key] ?? key
    return text.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => {
      const value = values[name] ?? ''
      return typeof value === 'number' ? number.format(value) : value
    })
  }
  return Object.assign(translate, {
    language,
    locale,
    direction: language === 'ar' || language === 'fa' ? ('rtl' as const) : ('ltr' as const),
  })
}

/** Chromium knows no Belarusian. Its plurals, digits and hours are those of Russian; names of days and months are not. */
function localeOf(language: Language): string {
  return language === 'be' && Intl.PluralRules.supportedLocalesOf('be').length === 0 ? 'ru' : language
}

/** The first wanted language that we speak; English if we speak none of them. */
export function languageFor(wanted: readonly string[]): Language {
  const spoken = wanted.map((tag) => tag.toLowerCase().split('-')[0]!)
  return spoken.find((language): language is Language => language in locales) ?? 'en'
}

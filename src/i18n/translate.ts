import i18next from 'i18next'
import digestInArabic from './locales/ar/digest.ts'
import digestInBelarusian from './locales/be/digest.ts'
import chat from './locales/en/chat.ts'
import digest from './locales/en/digest.ts'
import notify from './locales/en/notify.ts'
import pages from './locales/en/pages.ts'
import digestInPersian from './locales/fa/digest.ts'

const languages = ['en', 'ar', 'fa', 'be'] as const

const i18n = i18next.createInstance()
void i18n.init({
  lng: 'en',
  fallbackLng: 'en',
  supportedLngs: [...languages],
  initAsync: false,
  ns: ['chat', 'digest', 'notify', 'pages'],
  defaultNS: 'notify',
  resources: {
    en: { chat, digest, notify, pages },
    ar: { digest: digestInArabic },
    fa: { digest: digestInPersian },
    be: { digest: digestInBelarusian },
  },
  interpolation: { escapeValue: false },
  returnNull: false,
})

/** What servers say to people, in the language nearest to the wanted one. HTML is escaped where it is written, not here. */
export function translator(
  language: string,
  namespace: 'chat' | 'digest' | 'notify' | 'pages' = 'notify',
): Translate {
  return i18n.getFixedT(language, namespace) as unknown as Translate
}

export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string

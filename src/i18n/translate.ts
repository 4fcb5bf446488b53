import i18next from 'i18next'
import chat from './locales/en/chat.ts'
import notify from './locales/en/notify.ts'
import pages from './locales/en/pages.ts'

const languages = ['en'] as const

const i18n = i18next.createInstance()
void i18n.init({
  lng: 'en',
  fallbackLng: 'en',
  supportedLngs: [...languages],
  initAsync: false,
  ns: ['chat', 'notify', 'pages'],
  defaultNS: 'notify',
  resources: { en: { chat, notify, pages } },
  interpolation: { escapeValue: false },
  returnNull: false,
})

/** What servers say to people, in the language nearest to the wanted one. HTML is escaped where it is written, not here. */
export function translator(language: string, namespace: 'chat' | 'notify' | 'pages' = 'notify'): Translate {
  return i18n.getFixedT(language, namespace) as unknown as Translate
}

export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string

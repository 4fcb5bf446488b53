import i18next from 'i18next'
import notify from './locales/en/notify.ts'

const languages = ['en'] as const

const i18n = i18next.createInstance()
void i18n.init({
  lng: 'en',
  fallbackLng: 'en',
  supportedLngs: [...languages],
  initAsync: false,
  ns: ['notify'],
  defaultNS: 'notify',
  resources: { en: { notify } },
  interpolation: { escapeValue: false },
  returnNull: false,
})

/** What servers say to people, in the language nearest to the wanted one. HTML is escaped where it is written, not here. */
export function translator(language: string): Translate {
  return i18n.getFixedT(language, 'notify') as unknown as Translate
}

export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string

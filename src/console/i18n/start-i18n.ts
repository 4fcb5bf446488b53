import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { directionOf, pickLanguage, type Language } from './languages.ts'

const key = 'sundial.language'

const loaders: Readonly<Record<Language, () => Promise<{ default: object }>>> = {
  en: () => import('./locales/en.json'),
  ar: () => import('./locales/ar.json'),
  fa: () => import('./locales/fa.json'),
  be: () => import('./locales/be.json'),
}

/** Loads only the reader's language; English would be the most that is missing, and a test keeps all languages whole. */
export async function startI18n(): Promise<void> {
  const language = pickLanguage([localStorage.getItem(key) ?? '', ...navigator.languages])
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: (await loaders[language]()).default } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  applyTo(document.documentElement, language)
}

export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(key, language)
  i18next.addResourceBundle(language, 'translation', (await loaders[language]()).default)
  await i18next.changeLanguage(language)
  applyTo(document.documentElement, language)
}

function applyTo(root: HTMLElement, language: Language): void {
  root.lang = language
  root.dir = directionOf(language)
}

import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { directionOf, pickLanguage, type Language } from './languages.ts'

const key = 'sundial.language'

type Loaders = Readonly<Record<Language, () => Promise<{ default: object }>>>

const loaders: Loaders = {
  en: () => import('./locales/en.json'),
  ar: () => import('./locales/ar.json'),
  fa: () => import('./locales/fa.json'),
  be: () => import('./locales/be.json'),
}

/** What only the pages of leads and executives say: an expert's first page comes without it. */
const officeLoaders: Loaders = {
  en: () => import('./locales/office/en.json'),
  ar: () => import('./locales/office/ar.json'),
  fa: () => import('./locales/office/fa.json'),
  be: () => import('./locales/office/be.json'),
}

/** What an expert's other pages say: money, brands, guards. The page of offers comes without it. */
const mineLoaders: Loaders = {
  en: () => import('./locales/mine/en.json'),
  ar: () => import('./locales/mine/ar.json'),
  fa: () => import('./locales/mine/fa.json'),
  be: () => import('./locales/mine/be.json'),
}

/** What was needed so far beside the words of every page. */
const needed = new Set<Loaders>()

/** Resolves when the office's words are there, in the reader's language; later languages bring them along. */
export async function loadOfficeWords(): Promise<void> {
  await Promise.all([need(officeLoaders), need(mineLoaders)])
}

/** The same for the pages about an expert's own affairs. */
export function loadMyWords(): Promise<void> {
  return need(mineLoaders)
}

async function need(loaders: Loaders): Promise<void> {
  needed.add(loaders)
  await addWords(i18next.language as Language, loaders)
}

async function addWords(language: Language, from: Loaders): Promise<void> {
  i18next.addResourceBundle(language, 'translation', (await from[language]()).default, true)
}

/** Loads only the reader's language; English would be the most that is missing, and a test keeps all languages whole. */
export async function startI18n(): Promise<i18n> {
  const language = pickLanguage([localStorage.getItem(key) ?? '', ...navigator.languages])
  await begin(i18next.use(initReactI18next), language)
  applyTo(document.documentElement, language)
  if (localStorage.getItem(key) !== null) tellServer(language)
  return i18next
}

/** One that speaks this language beside others. */
export async function speaking(language: Language): Promise<i18n> {
  const one = i18next.createInstance()
  await begin(one, language)
  return one
}

async function begin(one: i18n, language: Language): Promise<void> {
  await one.init({
    lng: language,
    resources: { [language]: { translation: (await loaders[language]()).default } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
}

export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(key, language)
  tellServer(language)
  await addWords(language, loaders)
  for (const more of needed) await addWords(language, more)
  await i18next.changeLanguage(language)
  applyTo(document.documentElement, language)
}

/** The server draws the first view in it. */
function tellServer(language: Language): void {
  document.cookie = `sundial-language=${language}; path=/; max-age=31536000; samesite=lax`
}

function applyTo(root: HTMLElement, language: Language): void {
  root.lang = language
  root.dir = directionOf(language)
}

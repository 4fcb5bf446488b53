import i18next from 'i18next'
import alarmInArabic from './locales/ar/alarm.ts'
import digestInArabic from './locales/ar/digest.ts'
import payInArabic from './locales/ar/pay.ts'
import payInBelarusian from './locales/be/pay.ts'
import pay from './locales/en/pay.ts'
import payInPersian from './locales/fa/pay.ts'
import ratingInArabic from './locales/ar/rating.ts'
import ratingInBelarusian from './locales/be/rating.ts'
import rating from './locales/en/rating.ts'
import ratingInPersian from './locales/fa/rating.ts'
import whyInArabic from './locales/ar/why.ts'
import alarmInBelarusian from './locales/be/alarm.ts'
import digestInBelarusian from './locales/be/digest.ts'
import whyInBelarusian from './locales/be/why.ts'
import channelsInArabic from './locales/ar/channels.ts'
import channelsInBelarusian from './locales/be/channels.ts'
import channels from './locales/en/channels.ts'
import alarm from './locales/en/alarm.ts'
import chat from './locales/en/chat.ts'
import digest from './locales/en/digest.ts'
import notify from './locales/en/notify.ts'
import pages from './locales/en/pages.ts'
import signIn from './locales/en/sign-in.ts'
import waitingInArabic from './locales/ar/waiting.ts'
import waitingInBelarusian from './locales/be/waiting.ts'
import waiting from './locales/en/waiting.ts'
import waitingInPersian from './locales/fa/waiting.ts'
import why from './locales/en/why.ts'
import channelsInPersian from './locales/fa/channels.ts'
import alarmInPersian from './locales/fa/alarm.ts'
import digestInPersian from './locales/fa/digest.ts'
import whyInPersian from './locales/fa/why.ts'
import signInInArabic from './locales/ar/sign-in.ts'
import signInInBelarusian from './locales/be/sign-in.ts'
import signInInPersian from './locales/fa/sign-in.ts'
import figures from './locales/en/figures.ts'
import figuresInArabic from './locales/ar/figures.ts'
import figuresInBelarusian from './locales/be/figures.ts'
import figuresInPersian from './locales/fa/figures.ts'

const languages = ['en', 'ar', 'fa', 'be'] as const

const i18n = i18next.createInstance()
void i18n.init({
  lng: 'en',
  fallbackLng: 'en',
  supportedLngs: [...languages],
  initAsync: false,
  ns: [
    'alarm',
    'channels',
    'chat',
    'digest',
    'figures',
    'notify',
    'pages',
    'pay',
    'rating',
    'sign-in',
    'waiting',
    'why',
  ],
  defaultNS: 'notify',
  resources: {
    en: {
      alarm,
      channels,
      chat,
      digest,
      figures,
      notify,
      pages,
      pay,
      rating,
      'sign-in': signIn,
      waiting,
      why,
    },
    ar: {
      alarm: alarmInArabic,
      channels: channelsInArabic,
      digest: digestInArabic,
      figures: figuresInArabic,
      pay: payInArabic,
      rating: ratingInArabic,
      'sign-in': signInInArabic,
      waiting: waitingInArabic,
      why: whyInArabic,
    },
    fa: {
      alarm: alarmInPersian,
      channels: channelsInPersian,
      digest: digestInPersian,
      figures: figuresInPersian,
      pay: payInPersian,
      rating: ratingInPersian,
      'sign-in': signInInPersian,
      waiting: waitingInPersian,
      why: whyInPersian,
    },
    be: {
      alarm: alarmInBelarusian,
      channels: channelsInBelarusian,
      digest: digestInBelarusian,
      figures: figuresInBelarusian,
      pay: payInBelarusian,
      rating: ratingInBelarusian,
      'sign-in': signInInBelarusian,
      waiting: waitingInBelarusian,
      why: whyInBelarusian,
    },
  },
  interpolation: { escapeValue: false },
  returnNull: false,
})

/** What servers say to people, in the language nearest to the wanted one. HTML is escaped where it is written, not here. */
export function translator(
  language: string,
  namespace:
    | 'alarm'
    | 'channels'
    | 'chat'
    | 'digest'
    | 'figures'
    | 'notify'
    | 'pages'
    | 'pay'
    | 'rating'
    | 'sign-in'
    | 'waiting'
    | 'why' = 'notify',
): Translate {
  return i18n.getFixedT(language, namespace) as unknown as Translate
}

export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string

import type en from './locales/en.json'
import type mine from './locales/mine/en.json'
import type office from './locales/office/en.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en & typeof mine & typeof office }
    returnNull: false
  }
}

import type en from './locales/en.json'
import type office from './locales/office/en.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en & typeof office }
    returnNull: false
  }
}

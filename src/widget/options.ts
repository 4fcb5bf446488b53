import { languageFor, type Language } from './i18n/translate.ts'

/** What the page says about its chat, on the script tag. */
export interface Options {
  /** Where the line is: `wss://host/chat/channel`. */
  readonly url: string
  readonly channel: string
  readonly language: Language
  /** The customer's name, where the page knows it. */
  readonly name: string | null
  /** `auto` follows the customer's system. */
  readonly theme: 'auto' | 'light' | 'dark'
}

/** `<script src="https://host/widget.js" data-channel="..." data-language? data-name? data-theme? async></script>` */
export function readOptions(
  script: { readonly src: string; readonly dataset: Readonly<Record<string, string | undefined>> },
  page: { readonly language: string; readonly languages: readonly string[] },
): Options {
  const { channel, language, name, theme } = script.dataset
  if (!channel) throw new Error('Sundial chat: the script tag needs data-channel')
  const url = new URL(`chat/${encodeURIComponent(channel)}`, script.src)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return {
    url: url.href,
    channel,
    language: languageFor([language ?? page.language, ...page.languages]),
    name: name?.trim().slice(0, 100) || null,
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
  }
}

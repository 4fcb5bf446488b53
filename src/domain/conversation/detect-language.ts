import { eld } from 'eld/extrasmall'

const READ = 1_000

/** The language of a text as an ISO 639-1 code; null where the text is too short or says nothing about it. Reads the first 1,000 characters. */
export function detectLanguage(text: string): string | null {
  const words = text.slice(0, READ).replace(/https?:\/\/\S+|\S+@\S+/g, ' ')
  if (!/\p{L}{2}/u.test(words)) return null
  const found = eld.detect(words)
  return found.isReliable() ? found.language : null
}

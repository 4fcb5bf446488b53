import { detectAll } from 'tinyld'

const READ = 2_000

/** The language of a text as an ISO 639-1 code; null where the text is too short or says nothing about it. Reads the first 2,000 characters. */
export function detectLanguage(text: string): string | null {
  const words = text.slice(0, READ).replace(/https?:\/\/\S+|\S+@\S+/g, ' ')
  if (!/\p{L}{2}/u.test(words)) return null
  return detectAll(words)[0]?.lang ?? null
}

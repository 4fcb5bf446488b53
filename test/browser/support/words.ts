import { readFileSync } from 'node:fs'

const folders = ['', 'mine/', 'office/']

/** What the console says under a key in a language; what goes into it is a text, or matches anything. */
export function wordsOf(language: string): (key: string) => RegExp {
  const all = folders.map(
    (folder) =>
      JSON.parse(
        readFileSync(
          new URL(`../../../src/console/i18n/locales/${folder}${language}.json`, import.meta.url),
          'utf8',
        ),
      ) as unknown,
  )
  return (key) => {
    const [text] = all.flatMap((words) => textAt(words, key.split('.')) ?? [])
    if (text === undefined) throw new Error(`${language} has no words for ${key}`)
    const parts = text.split(/\{\{\w+\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    return new RegExp(`^${parts.join('.*')}$`)
  }
}

function textAt(words: unknown, path: readonly string[]): string | null {
  const found = path.reduce<unknown>(
    (part, key) =>
      typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[key] : undefined,
    words,
  )
  return typeof found === 'string' ? found : null
}

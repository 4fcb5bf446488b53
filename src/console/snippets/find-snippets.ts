import type { Snippet } from '../../http/api-types.ts'

export interface SnippetSearch {
  readonly text: string
  readonly language: string | null
  /** Only those that must be looked at again. */
  readonly expired: boolean
}

/** Those in which every word of the search stands, in title, text, tags or the owner's name; what has expired comes first. */
export function findSnippets(
  snippets: readonly Snippet[],
  { text, language, expired }: SnippetSearch,
): readonly Snippet[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return snippets
    .filter((snippet) => language === null || snippet.language === language)
    .filter((snippet) => !expired || snippet.expired)
    .filter((snippet) => {
      const said =
        `${snippet.title} ${snippet.text} ${snippet.tags.join(' ')} ${snippet.owner.name}`.toLowerCase()
      return words.every((word) => said.includes(word))
    })
    .toSorted((a, b) => Number(b.expired) - Number(a.expired))
}

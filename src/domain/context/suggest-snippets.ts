import { speaks } from '../dispatch/eligible.ts'
import type { ChannelKind } from '../conversation/channel.ts'
import type { Instant } from '../time/instant.ts'

/** A piece of text that an owner vouches for, until it has to be looked at again. */
export interface Snippet {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly language: string
  /** None: for every kind of channel. */
  readonly channelKinds: readonly ChannelKind[]
  readonly tags: readonly string[]
  readonly expiresAt: Instant
}

export interface Asked {
  readonly text: string
  readonly language: string | null
  readonly channelKind: ChannelKind
  readonly tags: readonly string[]
}

/** A tag of the conversation counts as much as so many words in common. */
const TAG_WORTH = 3
const SHORTEST_WORD = 4

/** Snippets that may fit what a customer wrote, the best first. What has expired is suggested to nobody until its owner has verified it. */
export function suggestSnippets(
  snippets: readonly Snippet[],
  asked: Asked,
  now: Instant,
  limit = 5,
): readonly Snippet[] {
  const words = wordsOf(asked.text)
  return snippets
    .filter(({ expiresAt }) => expiresAt > now)
    .filter(({ channelKinds }) => channelKinds.length === 0 || channelKinds.includes(asked.channelKind))
    .filter(({ language }) => asked.language === null || speaks([language], asked.language))
    .map((snippet) => ({ snippet, worth: worthOf(snippet, words, asked.tags) }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth || (a.snippet.title < b.snippet.title ? -1 : 1))
    .slice(0, limit)
    .map(({ snippet }) => snippet)
}

function worthOf(snippet: Snippet, words: ReadonlySet<string>, tags: readonly string[]): number {
  const own = wordsOf(`${snippet.title} ${snippet.tags.join(' ')} ${snippet.text}`)
  const common = [...own].filter((word) => words.has(word)).length
  return common + TAG_WORTH * snippet.tags.filter((tag) => tags.includes(tag)).length
}

/** Words that carry meaning: short ones are mostly grammar. */
function wordsOf(text: string): ReadonlySet<string> {
  const found = text.toLowerCase().match(/\p{L}+/gu) ?? []
  return new Set(found.filter((word) => word.length >= SHORTEST_WORD))
}

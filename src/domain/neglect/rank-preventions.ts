import { foldText } from '../conversation/fold-text.ts'

/** What somebody of the front line said would have prevented a case. */
export interface Prevention {
  readonly conversationId: string
  readonly text: string
}

export interface RankedPrevention {
  /** The shortest of the lines that say the same. */
  readonly text: string
  /** Conversations of which it was said. */
  readonly count: number
  readonly conversationIds: readonly string[]
}

/** Lines that share this part of their words say the same. */
const ALIKE = 0.5
/** Shorter words carry no matter, in none of our languages. */
const SHORTEST_WORD = 3

/**
 * Ranks the lines by how many conversations they were said of. Lines with at least half of their words in common (Jaccard)
 * count as one, joined to the most frequent first; who said them is not told.
 */
export function rankPreventions(lines: readonly Prevention[]): readonly RankedPrevention[] {
  const groups: { words: ReadonlySet<string>; lines: Prevention[] }[] = []
  for (const [key, same] of grouped(lines)) {
    const words = new Set(key.split(' '))
    const group = groups.find((one) => similarity(one.words, words) >= ALIKE)
    if (group) group.lines.push(...same)
    else groups.push({ words, lines: [...same] })
  }
  return groups.map(({ lines: said }) => rankedOf(said)).sort((a, b) => b.count - a.count)
}

/** The same words in any order, the most frequent first. */
function grouped(lines: readonly Prevention[]): readonly (readonly [string, readonly Prevention[]])[] {
  const byWords = new Map<string, Prevention[]>()
  for (const line of lines) {
    const key = wordsOf(line.text)
    if (key === '') continue
    byWords.set(key, [...(byWords.get(key) ?? []), line])
  }
  return [...byWords].sort(([, a], [, b]) => b.length - a.length)
}

function wordsOf(text: string): string {
  const words = foldText(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const telling = words.filter((word) => word.length >= SHORTEST_WORD)
  return [...new Set(telling.length > 0 ? telling : words)].sort().join(' ')
}

function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length
  return common / (a.size + b.size - common)
}

function rankedOf(lines: readonly Prevention[]): RankedPrevention {
  const conversationIds = [...new Set(lines.map(({ conversationId }) => conversationId))]
  const text = lines.map((line) => line.text).reduce((a, b) => (b.length < a.length ? b : a))
  return { text, count: conversationIds.length, conversationIds }
}

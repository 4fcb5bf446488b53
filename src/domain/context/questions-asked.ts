import type { Instant } from '../time/instant.ts'

/** Something that was said between a customer and the house, on any of its doors. */
export interface SpokenLine {
  readonly from: 'us' | 'customer'
  readonly at: Instant
  readonly text: string
}

/** A question that the customer was asked already, so that nobody asks it again. */
export interface AskedQuestion {
  readonly question: string
  readonly askedAt: Instant
  /** How the customer's next words begin; null while they have not answered. */
  readonly answer: string | null
  readonly answeredAt: Instant | null
}

/** Longer questions and answers are cut, in characters. */
const SHOWN = 240
const QUOTED = /^\s*>/
/** Up to a question mark of whatever script: Latin, Arabic, full-width. */
const QUESTION = /[^.!?؟？\n]*[?؟？]/g
/** A question mark within an address belongs to the address. */
const ADDRESS = /\b(?:https?:\/\/|www\.)\S+/g

/** What the house asked this customer, the newest first; `lines` in the order in which they were said, over all conversations. */
export function questionsAsked(lines: readonly SpokenLine[], limit = 20): readonly AskedQuestion[] {
  const asked: AskedQuestion[] = []
  for (const [place, { from, at, text }] of lines.entries()) {
    if (from !== 'us') continue
    const answer = lines.slice(place + 1).find((line) => line.from === 'customer')
    for (const question of questionsIn(text))
      asked.push({
        question,
        askedAt: at,
        answer: answer ? cut(unquoted(answer.text)) : null,
        answeredAt: answer?.at ?? null,
      })
  }
  return asked.toReversed().slice(0, limit)
}

/** The questions of a text, without what it quotes. */
export function questionsIn(text: string): readonly string[] {
  const own = unquoted(text).replace(ADDRESS, '')
  return (own.match(QUESTION) ?? []).map(cut).filter((question) => /\p{L}{2}/u.test(question))
}

function unquoted(text: string): string {
  return text
    .split('\n')
    .filter((line) => !QUOTED.test(line))
    .join('\n')
}

function cut(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  return plain.length <= SHOWN ? plain : `${plain.slice(0, SHOWN - 1)}…`
}

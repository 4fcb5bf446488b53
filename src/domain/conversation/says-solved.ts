import { foldText } from './fold-text.ts'
import { solvedPhrases, unsolvedPhrases } from './solved-phrases.ts'

const LONGEST = 600

const start = '(?<![\\p{L}\\p{M}\\p{N}])'
const end = '(?![\\p{L}\\p{M}\\p{N}])'
const oneOf = (phrases: readonly string[]) =>
  new RegExp(`${start}(?:${phrases.map(foldText).join('|')})${end}`, 'u')
const solved = oneOf(solvedPhrases)
const unsolved = oneOf(unsolvedPhrases)

/**
 * Whether a customer says that their problem is solved. Only what is stated counts: thanks alone are no solution, and in doubt
 * it is false. English, Arabic, Persian, Belarusian, Russian, German, French, Spanish.
 */
export function saysSolved(text: string): boolean {
  if (text.length > LONGEST || /[?？؟]/u.test(text)) return false
  const folded = foldText(text)
  return solved.test(folded) && !unsolved.test(folded)
}

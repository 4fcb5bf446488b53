import { foldText } from './fold-text.ts'
import { humanRequests } from './human-requests.ts'

const READ = 2_000
const SHORT = 4

const start = '(?<![\\p{L}\\p{M}\\p{N}])'
const end = '(?![\\p{L}\\p{M}\\p{N}])'
const alternatives = (sources: readonly string[]) =>
  new RegExp(`${start}(?:${foldText(sources.join('|'))})${end}`, 'u')
const calls = alternatives(humanRequests.flatMap((language) => language.calls))
const wishes = alternatives(humanRequests.flatMap((language) => language.wishes))
const refusals = alternatives(humanRequests.flatMap((language) => language.refusals))

/**
 * Whether a customer who may be talking to a bot asks for a person: one of a few words that are hardly anything else ("agent!"), or a
 * wish in a longer text ("can I talk to a human"). English, Arabic, Persian, Belarusian, Russian, German, French, Spanish. Reads the
 * first 2,000 characters.
 */
export function asksForHuman(text: string): boolean {
  const folded = foldText(text.slice(0, READ))
  if (refusals.test(folded)) return false
  const words = folded.match(/[\p{L}\p{M}\p{N}']+/gu) ?? []
  return wishes.test(folded) || (words.length <= SHORT && calls.test(folded))
}

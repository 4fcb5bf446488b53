import { foldText } from './fold-text.ts'
import { courtesies, thanks } from './thanks-phrases.ts'

const LONGEST = 300

const start = '(?<![\\p{L}\\p{M}\\p{N}])'
const end = '(?![\\p{L}\\p{M}\\p{N}])'
const oneOf = (phrases: readonly string[]) =>
  new RegExp(
    `${start}(?:${[...phrases]
      .map(foldText)
      .sort((a, b) => b.length - a.length)
      .join('|')})${end}`,
    'gu',
  )
const thanking = oneOf(thanks)
const polite = oneOf([...thanks, ...courtesies])
const gesture = /[👍🙏👌🤝💐🌹🌷😊🙂😀😃😄☺😍🥰🤗👏🎉💯✅❤💙💚🧡💛💜♥💪]/gu

/**
 * Whether a message says thanks and nothing else, so that nobody needs to answer. In doubt it is false: an unanswered question costs
 * more than a clock that a lead stops. `names` are people of the conversation, who may be thanked by name.
 */
export function isThanksOnly(text: string, names: readonly string[] = []): boolean {
  if (text.length > LONGEST || /[?？؟]/u.test(text)) return false
  const folded = foldText(text)
  const says = thanking.test(folded) || gesture.test(folded)
  thanking.lastIndex = 0
  gesture.lastIndex = 0
  if (!says) return false
  const known = names.flatMap((name) => foldText(name).split(' ')).filter((part) => part !== '')
  const rest = folded.replace(gesture, ' ').replace(polite, ' ')
  const words = rest.match(/[\p{L}\p{M}\p{N}']+/gu) ?? []
  return (
    words.every((word) => known.includes(word)) &&
    !/\p{Extended_Pictographic}/u.test(rest.replace(/[\p{N}#*]/gu, ''))
  )
}

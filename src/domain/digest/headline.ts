import type { Cause } from '../neglect/cause.ts'
import type { NeglectFigures } from '../neglect/figures.ts'
import { isWithin, peakOf, type Peak } from '../neglect/peak.ts'
import type { Tally } from '../neglect/tally.ts'
import { message, type Message } from './message.ts'
import { shareInWords } from './share-in-words.ts'

/** The one sentence: how many of whom, when mostly, and what stood in the way. `period` says which, such as "last week". */
export function headlineOf(figures: NeglectFigures, tallies: readonly Tally[], period: Message): Message {
  if (figures.turns === 0) return message('headline.nobody_wrote', { period })
  if (figures.neglected === 0)
    return message('headline.nobody_neglected', { period, count: figures.customers })
  const share = shareInWords(figures.people, figures.customers)
  const peak = peakOf(figures.byLocalHour)
  const when = peak && whenOf(peak)
  const why = whyOf(peak ? tallies.filter(({ localHour }) => isWithin(peak, localHour % 24)) : tallies)
  if (when && why) return message('headline.when_why', { share, period, when, why })
  if (when) return message('headline.when', { share, period, when })
  return why ? message('headline.why', { share, period, why }) : message('headline.plain', { share, period })
}

function whenOf({ fromHour, toHour }: Peak): Message {
  const part = partOfDay(fromHour)
  const within = part === partOfDay((toHour + 23) % 24)
  return message(`when.${within ? part : 'hours'}`, { from: { hour: fromHour }, to: { hour: toHour } })
}

function partOfDay(hour: number): 'night' | 'morning' | 'afternoon' | 'evening' {
  if (hour < 5) return 'night'
  if (hour < 12) return 'morning'
  if (hour < 17) return 'afternoon'
  return hour < 22 ? 'evening' : 'night'
}

/** A cause behind at least half of them. */
function whyOf(tallies: readonly Tally[]): Message | null {
  const all = tallies.reduce((sum, { neglected }) => sum + neglected, 0)
  const cause = mostNeglected(tallies, (tally) => tally.cause)
  if (!cause || 2 * cause.neglected < all) return null
  const language =
    cause.value === 'skill_gap'
      ? mostNeglected(
          tallies.filter((tally) => tally.cause === 'skill_gap'),
          (tally) => tally.language || null,
        )
      : null
  return language && 2 * language.neglected >= cause.neglected
    ? message('why.skill_gap_in', { language: { language: language.value } })
    : message(`why.${cause.value satisfies Cause}`)
}

/** The value with the most neglected turns; those without one are left out. */
function mostNeglected<Value>(
  tallies: readonly Tally[],
  valueOf: (tally: Tally) => Value | null,
): { readonly value: Value; readonly neglected: number } | null {
  const sums = new Map<Value, number>()
  for (const tally of tallies) {
    const value = valueOf(tally)
    if (value !== null) sums.set(value, (sums.get(value) ?? 0) + tally.neglected)
  }
  const [first] = [...sums].sort(([, a], [, b]) => b - a)
  return first && first[1] > 0 ? { value: first[0], neglected: first[1] } : null
}

import type { NeglectFigures } from '../neglect/figures.ts'
import type { Judged } from '../neglect/judge.ts'
import { localHourAt } from '../neglect/local-hours.ts'
import { isWithin, peakOf, type Peak } from '../neglect/peak.ts'
import { mostFrequent } from '../neglect/remedy.ts'
import { message, type Message } from './message.ts'
import { shareInWords } from './share-in-words.ts'

/** The one sentence: how many of whom, when mostly, and what stood in the way. `period` says which, such as "last week". */
export function headlineOf(figures: NeglectFigures, neglected: readonly Judged[], period: Message): Message {
  if (figures.turns === 0) return message('headline.nobody_wrote', { period })
  if (figures.neglected === 0)
    return message('headline.nobody_neglected', { period, count: figures.customers })
  const share = shareInWords(figures.people, figures.customers)
  const peak = peakOf(figures.byLocalHour)
  const when = peak && whenOf(peak)
  const why = whyOf(peak ? neglected.filter(isIn(peak)) : neglected)
  if (when && why) return message('headline.when_why', { share, period, when, why })
  if (when) return message('headline.when', { share, period, when })
  return why ? message('headline.why', { share, period, why }) : message('headline.plain', { share, period })
}

function isIn(peak: Peak): (judged: Judged) => boolean {
  return ([turn]) => isWithin(peak, localHourAt(turn.timeZone, turn.openedAt).hour)
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
function whyOf(neglected: readonly Judged[]): Message | null {
  const cause = mostFrequent(neglected.flatMap(([turn]) => turn.cause ?? []))
  if (!cause || 2 * cause.count < neglected.length) return null
  const language =
    cause.value === 'skill_gap' ? mostFrequent(neglected.flatMap(([turn]) => turn.language ?? [])) : null
  return language && 2 * language.count >= cause.count
    ? message('why.skill_gap_in', { language: { language: language.value } })
    : message(`why.${cause.value}`)
}

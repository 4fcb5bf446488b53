import type { ChannelKind } from '../conversation/channel.ts'
import type { Millis } from '../time/instant.ts'
import {
  byCause,
  byChannel,
  byLanguage,
  byLocalHour,
  byMetric,
  share,
  sharesOf,
  type CauseCount,
  type ChannelFigures,
  type LanguageFigures,
  type MetricFigures,
  type Shares,
  type WaitQuantile,
} from './breakdowns.ts'
import type { Part } from './experience.ts'
import { sumOf, type Tally } from './tally.ts'
import type { WorstWait } from './worst-waits.ts'

/** What a period comes to. Shares are 0 to 100, waits in milliseconds on the customer's own clock. */
export interface NeglectFigures extends Shares {
  /** Who wrote, each once. */
  readonly customers: number
  /** Customers behind the neglected turns, each once. */
  readonly people: number
  readonly neverAnswered: number
  /** Reachability: attempts to reach a human that did within the promise, of those that did or should have. */
  readonly reached: Part
  /** Kept on the company's calendar, broken on the customer's clock. */
  readonly hidden: number
  /** The share that the company's calendar alone would call neglected. */
  readonly calendarIndex: number | null
  /** Waiting past the promise, in all: turns that ended, and turns still open. */
  readonly pastEnded: Millis
  readonly pastOpen: Millis
  /** Neglected past once, twice, four times the target. */
  readonly pastTimes: { readonly one: number; readonly two: number; readonly four: number }
  /** Of the answered; null where nobody was. */
  readonly medianWait: Millis | null
  readonly p90Wait: Millis | null
  readonly byMetric: readonly MetricFigures[]
  readonly byChannel: readonly ChannelFigures[]
  readonly byLanguage: readonly LanguageFigures[]
  /** Adds up to `neglected`, the most frequent first. */
  readonly causes: readonly CauseCount[]
  /** Neglected turns by the customers' local weekday (0 Monday) and hour in which they began: `[weekday][hour]`. */
  readonly byLocalHour: readonly (readonly number[])[]
  readonly worst: readonly WorstWait[]
  /** Of very many turns, customers and waits are estimated: within a few percent. */
  readonly estimated: boolean
}

/** What cannot be summed, and has to be looked up. */
export interface Details {
  readonly customers: number
  readonly people: number
  readonly channels: ReadonlyMap<string, { readonly name: string; readonly kind: ChannelKind }>
  readonly waits: WaitQuantile
  readonly worst: readonly WorstWait[]
  readonly estimated: boolean
}

/** The figures that tallies add up to: those of turns that ended, and those of turns still open. */
export function figuresOf(ended: readonly Tally[], open: readonly Tally[], details: Details): NeglectFigures {
  const tallies = [...ended, ...open]
  const all = sumOf(tallies)
  const { customers, people, channels, waits, worst, estimated } = details
  return {
    ...sharesOf(all),
    customers,
    people,
    neverAnswered: all.neverAnswered,
    reached: {
      part: all.answered - all.answeredLate,
      of: all.answered - all.answeredLate + all.neglected,
    },
    hidden: all.hidden,
    calendarIndex: share(all.neglectedOnCalendar, all.turns),
    pastEnded: sumOf(ended).past,
    pastOpen: sumOf(open).past,
    pastTimes: { one: all.pastOnce, two: all.pastTwice, four: all.pastFourTimes },
    medianWait: waits(0.5),
    p90Wait: waits(0.9),
    byMetric: byMetric(tallies, waits),
    byChannel: byChannel(tallies, channels),
    byLanguage: byLanguage(tallies),
    causes: byCause(tallies),
    byLocalHour: byLocalHour(tallies),
    worst,
    estimated,
  }
}

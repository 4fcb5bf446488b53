import { MINUTE, type Instant, type Millis } from '../time/instant.ts'
import type { Cause } from './cause.ts'
import type { Judged } from './judge.ts'
import { localHourAt } from './local-hours.ts'
import type { AccountedTurn } from './turn-account.ts'

const QUARTER = 15 * MINUTE

/** Which metric a turn runs on: the first of a conversation, or a later one. */
export type TurnMetric = 'first_response' | 'next_response'

/** What turns are counted apart by. */
export interface TallyKey {
  /** Beginning of the quarter of an hour in which the turn began: the finest step by which zones differ, so that days of every zone are whole. */
  readonly quarterAt: Instant
  readonly channelId: string
  readonly metric: TurnMetric
  /** Empty where it is not known. */
  readonly language: string
  /** Hour of the customer's week: 0 is Monday from midnight to one, 167 the last of Sunday. */
  readonly localHour: number
  readonly cause: Cause | null
}

/** What counts of turns add up to: tallies of the same key may be summed, in any order, and taken away again. */
export interface Counts {
  readonly turns: number
  readonly answered: number
  readonly answeredLate: number
  /** Still open, or ended without an answer. */
  readonly unanswered: number
  readonly neglected: number
  readonly neverAnswered: number
  readonly hidden: number
  readonly neglectedOnCalendar: number
  /** Waited longer than the promise, twice, four times the promise. */
  readonly pastOnce: number
  readonly pastTwice: number
  readonly pastFourTimes: number
  /** Waiting past the promise. */
  readonly past: Millis
}

export type Tally = TallyKey & Counts

export const countNames = [
  'turns',
  'answered',
  'answeredLate',
  'unanswered',
  'neglected',
  'neverAnswered',
  'hidden',
  'neglectedOnCalendar',
  'pastOnce',
  'pastTwice',
  'pastFourTimes',
  'past',
] as const satisfies readonly (keyof Counts)[]

export function metricOf({ number }: Pick<AccountedTurn, 'number'>): TurnMetric {
  return number === 1 ? 'first_response' : 'next_response'
}

/** What one turn adds to the figures. */
export function tallyOf([turn, neglect]: Judged<AccountedTurn>): Tally {
  const { weekday, hour } = localHourAt(turn.timeZone, turn.openedAt)
  const longer = (times: number) => count(neglect.neglected && neglect.wait > times * turn.target!)
  return {
    quarterAt: Math.floor(turn.openedAt / QUARTER) * QUARTER,
    channelId: turn.channelId,
    metric: metricOf(turn),
    language: turn.language ?? '',
    localHour: weekday * 24 + hour,
    cause: neglect.neglected ? turn.cause : null,
    turns: 1,
    answered: count(turn.outcome === 'answered'),
    answeredLate: count(turn.outcome === 'answered' && neglect.neglected),
    unanswered: count(turn.endedAt === null || turn.outcome === 'unanswered'),
    neglected: count(neglect.neglected),
    neverAnswered: count(neglect.neverAnswered),
    hidden: count(neglect.hidden),
    neglectedOnCalendar: count(neglect.neglectedOnCalendar),
    pastOnce: longer(1),
    pastTwice: longer(2),
    pastFourTimes: longer(4),
    past: neglect.past,
  }
}

function count(is: boolean): number {
  return is ? 1 : 0
}

/** All counts of tallies, whatever their keys. */
export function sumOf(tallies: Iterable<Counts>): Counts {
  const sum = Object.fromEntries(countNames.map((name) => [name, 0])) as Record<keyof Counts, number>
  for (const tally of tallies) for (const name of countNames) sum[name] += tally[name]
  return sum
}

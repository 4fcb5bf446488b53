import type { ChannelKind } from '../conversation/channel.ts'
import { groupBy } from '../group-by.ts'
import { quantile } from '../replay/quantile.ts'
import type { Instant, Millis } from '../time/instant.ts'
import type { Cause } from './cause.ts'
import { judge, type Judged } from './judge.ts'
import { countByLocalHour, localHourAt } from './local-hours.ts'
import type { TurnAccount } from './turn-account.ts'
import { worstWaits, type WorstWait } from './worst-waits.ts'

/** What a period comes to. Shares are 0 to 100, waits in milliseconds on the customer's own clock. */
export interface NeglectFigures {
  /** The headline: the share of turns that were neglected. Null where nobody wrote. */
  readonly index: number | null
  readonly turns: number
  readonly neglected: number
  /** Who wrote, each once. */
  readonly customers: number
  /** Customers behind the neglected turns, each once. */
  readonly people: number
  readonly neverAnswered: number
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
  readonly byChannel: readonly ChannelFigures[]
  /** Adds up to `neglected`, the most frequent first. */
  readonly causes: readonly CauseCount[]
  /** Neglected turns by the customers' local weekday (0 Monday) and hour in which they began: `[weekday][hour]`. */
  readonly byLocalHour: readonly (readonly number[])[]
  readonly worst: readonly WorstWait[]
}

export interface ChannelFigures {
  readonly channelId: string
  readonly channelName: string
  readonly channelKind: ChannelKind
  readonly index: number
  readonly turns: number
  readonly neglected: number
}

export interface CauseCount {
  readonly cause: Cause
  readonly count: number
}

/** The figures of the turns that were promised something, as they stand at `now`. */
export function neglectFigures(turns: readonly TurnAccount[], now: Instant): NeglectFigures {
  const judged = judge(turns, now)
  const neglected = judged.filter(([, neglect]) => neglect.neglected)
  const count = (is: (neglect: Judged[1]) => boolean) => judged.filter(([, neglect]) => is(neglect)).length
  const waits = judged
    .filter(([turn]) => turn.outcome === 'answered')
    .map(([, { wait }]) => wait)
    .sort((a, b) => a - b)
  const longerThan = (times: number) =>
    neglected.filter(([turn, { wait }]) => wait > times * turn.target!).length
  return {
    index: share(neglected.length, judged.length),
    turns: judged.length,
    neglected: neglected.length,
    customers: customersOf(judged),
    people: customersOf(neglected),
    neverAnswered: count((neglect) => neglect.neverAnswered),
    hidden: count((neglect) => neglect.hidden),
    calendarIndex: share(
      count((neglect) => neglect.neglectedOnCalendar),
      judged.length,
    ),
    pastEnded: sumOfPast(neglected.filter(([turn]) => turn.endedAt !== null)),
    pastOpen: sumOfPast(neglected.filter(([turn]) => turn.endedAt === null)),
    pastTimes: { one: longerThan(1), two: longerThan(2), four: longerThan(4) },
    medianWait: quantile(waits, 0.5),
    p90Wait: quantile(waits, 0.9),
    byChannel: byChannel(judged),
    causes: byCause(neglected),
    byLocalHour: countByLocalHour(neglected.map(([turn]) => localHourAt(turn.timeZone, turn.openedAt))),
    worst: worstWaits(neglected),
  }
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : (100 * part) / whole
}

function customersOf(judged: readonly Judged[]): number {
  return new Set(judged.map(([turn]) => turn.customerId)).size
}

function sumOfPast(judged: readonly Judged[]): Millis {
  return judged.reduce((total, [, { past }]) => total + past, 0)
}

function byChannel(judged: readonly Judged[]): readonly ChannelFigures[] {
  return [...groupBy(judged, ([turn]) => turn.channelId)]
    .map(([channelId, group]) => {
      const neglected = group.filter(([, neglect]) => neglect.neglected).length
      const { channelName, channelKind } = group[0]![0]
      const index = (100 * neglected) / group.length
      return { channelId, channelName, channelKind, index, turns: group.length, neglected }
    })
    .sort((a, b) => b.neglected - a.neglected || b.turns - a.turns)
}

function byCause(neglected: readonly Judged[]): readonly CauseCount[] {
  const caused = neglected.flatMap(([turn]) => turn.cause ?? [])
  return [...groupBy(caused, (cause) => cause)]
    .map(([cause, group]) => ({ cause, count: group.length }))
    .sort((a, b) => b.count - a.count)
}

import { groupBy } from '../group-by.ts'
import { quantile } from '../replay/quantile.ts'
import { HOUR, type Instant, type Millis } from '../time/instant.ts'
import { wallTimeAt } from '../time/zone.ts'
import type { Cause } from './cause.ts'
import { neglectOf, type Neglect } from './neglect-of.ts'
import type { TurnAccount } from './turn-account.ts'

/** What a period comes to. Shares are 0 to 100, waits in milliseconds on the customer's own clock. */
export interface NeglectFigures {
  /** The headline: the share of turns that were neglected. Null where nobody wrote. */
  readonly index: number | null
  readonly turns: number
  readonly neglected: number
  /** Customers behind the neglected turns, each once. */
  readonly people: number
  readonly neverAnswered: number
  readonly hidden: number
  /** Share of turns that the company's calendar alone would call neglected. */
  readonly calendarIndex: number | null
  /** Waiting past the promise, in all: turns that ended, and turns still open. */
  readonly pastEnded: Millis
  readonly pastOpen: Millis
  /** Neglected past once, twice, four times the target. */
  readonly pastTimes: { readonly one: number; readonly two: number; readonly four: number }
  /** Of the answered. */
  readonly medianWait: Millis | null
  readonly p90Wait: Millis | null
  readonly byChannel: readonly ChannelFigures[]
  readonly causes: readonly { readonly cause: Cause; readonly count: number }[]
  /** Neglected turns by the customers' local weekday (0 Monday) and hour in which they began: `[weekday][hour]`. */
  readonly byLocalHour: readonly (readonly number[])[]
  readonly worst: readonly WorstWait[]
}

export interface ChannelFigures {
  readonly channelId: string
  readonly channelKind: TurnAccount['channelKind']
  readonly index: number
  readonly turns: number
  readonly neglected: number
}

export interface WorstWait {
  readonly conversationId: string
  readonly customerName: string | null
  readonly channelKind: TurnAccount['channelKind']
  readonly wait: Millis
  readonly neverAnswered: boolean
  readonly cause: Cause | null
}

const WORST_SHOWN = 5

type Judged = readonly [TurnAccount, Neglect]

/** The figures of the turns that were promised something, as they stand at `now`. */
export function neglectFigures(turns: readonly TurnAccount[], now: Instant): NeglectFigures {
  const judged: Judged[] = turns
    .filter((turn) => turn.target !== null)
    .map((turn) => [turn, neglectOf(turn, now)])
  const neglected = judged.filter(([, neglect]) => neglect.neglected)
  const answeredWaits = judged
    .filter(([turn]) => turn.outcome === 'answered')
    .map(([, { wait }]) => wait)
    .sort((a, b) => a - b)
  const late = neglected.filter(
    ([turn, { hidden }]) => !hidden && (turn.dueAt === null || (turn.endedAt ?? now) > turn.dueAt),
  )
  return {
    index: share(neglected.length, judged.length),
    turns: judged.length,
    neglected: neglected.length,
    people: new Set(neglected.map(([turn]) => turn.customerId)).size,
    neverAnswered: neglected.filter(([, neglect]) => neglect.neverAnswered).length,
    hidden: neglected.filter(([, neglect]) => neglect.hidden).length,
    calendarIndex: share(late.length, judged.length),
    pastEnded: sum(neglected.filter(([turn]) => turn.endedAt !== null)),
    pastOpen: sum(neglected.filter(([turn]) => turn.endedAt === null)),
    pastTimes: { one: pastTimes(neglected, 1), two: pastTimes(neglected, 2), four: pastTimes(neglected, 4) },
    medianWait: quantile(answeredWaits, 0.5),
    p90Wait: quantile(answeredWaits, 0.9),
    byChannel: channelFigures(judged),
    causes: causeCounts(neglected),
    byLocalHour: localHours(neglected),
    worst: worstWaits(neglected),
  }
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : (100 * part) / whole
}

function sum(neglected: readonly Judged[]): Millis {
  return neglected.reduce((total, [, { past }]) => total + past, 0)
}

function pastTimes(neglected: readonly Judged[], times: number): number {
  return neglected.filter(([turn, { wait }]) => wait > times * turn.target!).length
}

function channelFigures(judged: readonly Judged[]): readonly ChannelFigures[] {
  return [...groupBy(judged, ([turn]) => turn.channelId)]
    .map(([channelId, group]) => {
      const neglected = group.filter(([, neglect]) => neglect.neglected).length
      const { channelKind } = group[0]![0]
      return {
        channelId,
        channelKind,
        index: (100 * neglected) / group.length,
        turns: group.length,
        neglected,
      }
    })
    .sort((a, b) => b.neglected - a.neglected || b.turns - a.turns)
}

function causeCounts(neglected: readonly Judged[]): NeglectFigures['causes'] {
  return [
    ...groupBy(
      neglected.flatMap(([turn]) => turn.cause ?? []),
      (cause) => cause,
    ),
  ]
    .map(([cause, group]) => ({ cause, count: group.length }))
    .sort((a, b) => b.count - a.count)
}

function localHours(neglected: readonly Judged[]): readonly (readonly number[])[] {
  const grid = Array.from({ length: 7 }, () => new Array<number>(24).fill(0))
  for (const [turn] of neglected) {
    const hours = Math.floor(wallTimeAt(turn.timeZone, turn.openedAt) / HOUR)
    // 1970-01-01 was a Thursday, the fourth day after Monday.
    const weekday = (((Math.floor(hours / 24) + 3) % 7) + 7) % 7
    grid[weekday]![((hours % 24) + 24) % 24]! += 1
  }
  return grid
}

function worstWaits(neglected: readonly Judged[]): readonly WorstWait[] {
  return [...neglected]
    .sort(([, a], [, b]) => b.wait - a.wait)
    .slice(0, WORST_SHOWN)
    .map(([turn, { wait, neverAnswered }]) => ({
      conversationId: turn.conversationId,
      customerName: turn.customerName,
      channelKind: turn.channelKind,
      wait,
      neverAnswered,
      cause: turn.cause,
    }))
}

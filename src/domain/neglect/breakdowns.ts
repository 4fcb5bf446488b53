import type { ChannelKind } from '../conversation/channel.ts'
import { groupBy } from '../group-by.ts'
import type { Millis } from '../time/instant.ts'
import type { Cause } from './cause.ts'
import { sumOf, type Counts, type Tally, type TurnMetric } from './tally.ts'

export interface Shares {
  /** The share of turns that were neglected. Null where nobody wrote. */
  readonly index: number | null
  readonly turns: number
  readonly neglected: number
}

/** First responses and later ones. `met` and `late` are answered turns, `unanswered` those that are not. */
export interface MetricFigures extends Shares {
  readonly metric: TurnMetric
  readonly met: number
  readonly late: number
  readonly unanswered: number
  readonly medianWait: Millis | null
  readonly p90Wait: Millis | null
}

export interface ChannelFigures extends Shares {
  readonly channelId: string
  readonly channelName: string
  readonly channelKind: ChannelKind
}

export interface LanguageFigures extends Shares {
  /** Null where it is not known. */
  readonly language: string | null
}

export interface CauseCount {
  readonly cause: Cause
  readonly count: number
}

/** A quantile of the waits of answered turns. */
export type WaitQuantile = (q: number, metric?: TurnMetric) => Millis | null

export function sharesOf({ turns, neglected }: Counts): Shares {
  return { index: share(neglected, turns), turns, neglected }
}

/** 0 to 100; null of nothing. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : (100 * part) / whole
}

export function byMetric(tallies: readonly Tally[], waits: WaitQuantile): readonly MetricFigures[] {
  return [...groupBy(tallies, ({ metric }) => metric)]
    .map(([metric, group]) => {
      const sum = sumOf(group)
      return {
        metric,
        ...sharesOf(sum),
        met: sum.answered - sum.answeredLate,
        late: sum.answeredLate,
        unanswered: sum.unanswered,
        medianWait: waits(0.5, metric),
        p90Wait: waits(0.9, metric),
      }
    })
    .sort((a, b) => (a.metric < b.metric ? -1 : 1))
}

export function byChannel(
  tallies: readonly Tally[],
  channels: ReadonlyMap<string, { readonly name: string; readonly kind: ChannelKind }>,
): readonly ChannelFigures[] {
  return [...groupBy(tallies, ({ channelId }) => channelId)]
    .map(([channelId, group]) => {
      const { name, kind } = channels.get(channelId) ?? { name: channelId, kind: 'helpdesk' as const }
      return { channelId, channelName: name, channelKind: kind, ...sharesOf(sumOf(group)) }
    })
    .sort(mostNeglectedFirst)
}

export function byLanguage(tallies: readonly Tally[]): readonly LanguageFigures[] {
  return [...groupBy(tallies, ({ language }) => language)]
    .map(([language, group]) => ({ language: language || null, ...sharesOf(sumOf(group)) }))
    .sort(mostNeglectedFirst)
}

export function byCause(tallies: readonly Tally[]): readonly CauseCount[] {
  const caused = tallies.flatMap(({ cause, neglected }) => (cause === null ? [] : [{ cause, neglected }]))
  return [...groupBy(caused, ({ cause }) => cause)]
    .map(([cause, group]) => ({ cause, count: group.reduce((sum, { neglected }) => sum + neglected, 0) }))
    .sort((a, b) => b.count - a.count)
}

export function byLocalHour(tallies: readonly Tally[]): readonly (readonly number[])[] {
  const grid = Array.from({ length: 7 }, () => new Array<number>(24).fill(0))
  for (const { localHour, neglected } of tallies)
    grid[Math.floor(localHour / 24)]![localHour % 24]! += neglected
  return grid
}

function mostNeglectedFirst(a: Shares, b: Shares): number {
  return b.neglected - a.neglected || b.turns - a.turns
}

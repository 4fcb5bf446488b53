import { groupBy } from '../group-by.ts'
import { quantile } from '../replay/quantile.ts'
import type { Instant } from '../time/instant.ts'
import type { WaitQuantile } from './breakdowns.ts'
import { figuresOf, type NeglectFigures } from './figures.ts'
import { judge, type Judged } from './judge.ts'
import { metricOf, tallyOf, type Tally } from './tally.ts'
import type { TurnAccount } from './turn-account.ts'
import { worstWaits } from './worst-waits.ts'

/** The figures of these turns as they stand at `now`, counted one by one. */
export function neglectFigures(turns: readonly TurnAccount[], now: Instant): NeglectFigures {
  return countedFigures(turns, counted(judge(turns, now)))
}

/** A judged turn with what it adds to the figures. */
export interface Counted {
  readonly judged: Judged
  readonly tally: Tally
}

export function counted(judged: readonly Judged[]): readonly Counted[] {
  return judged.map((one) => ({ judged: one, tally: tallyOf(one) }))
}

/** The figures of turns, of which those that were promised an answer are counted already. */
export function countedFigures(turns: readonly TurnAccount[], all: readonly Counted[]): NeglectFigures {
  const judged = all.map((one) => one.judged)
  const neglected = judged.filter(([, neglect]) => neglect.neglected)
  const ended: Tally[] = []
  const open: Tally[] = []
  for (const { judged: one, tally } of all) (one[0].endedAt === null ? open : ended).push(tally)
  return figuresOf(ended, open, {
    customers: customersOf(judged),
    people: customersOf(neglected),
    channels: new Map(
      turns.map(({ channelId, channelName: name, channelKind: kind }) => [channelId, { name, kind }]),
    ),
    waits: waitsOf(judged),
    worst: worstWaits(neglected),
    estimated: false,
  })
}

function customersOf(judged: readonly Judged[]): number {
  return new Set(judged.map(([turn]) => turn.customerId)).size
}

function waitsOf(judged: readonly Judged[]): WaitQuantile {
  const answered = judged.filter(([turn]) => turn.outcome === 'answered')
  const sorted = (some: readonly Judged[]) => some.map(([, { wait }]) => wait).sort((a, b) => a - b)
  const all = sorted(answered)
  const ofMetric = new Map(
    [...groupBy(answered, ([turn]) => metricOf(turn))].map(([metric, some]) => [metric, sorted(some)]),
  )
  return (q, metric) => quantile(metric ? (ofMetric.get(metric) ?? []) : all, q)
}

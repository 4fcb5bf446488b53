import { groupBy } from '../group-by.ts'
import { quantile } from '../replay/quantile.ts'
import type { Instant } from '../time/instant.ts'
import type { WaitQuantile } from './breakdowns.ts'
import { figuresOf, type NeglectFigures } from './figures.ts'
import { judge, type Judged } from './judge.ts'
import { metricOf, tallyOf } from './tally.ts'
import type { TurnAccount } from './turn-account.ts'
import { worstWaits } from './worst-waits.ts'

/** The figures of these turns as they stand at `now`, counted one by one. */
export function neglectFigures(turns: readonly TurnAccount[], now: Instant): NeglectFigures {
  const judged = judge(turns, now)
  const neglected = judged.filter(([, neglect]) => neglect.neglected)
  const isOpen = ([turn]: Judged) => turn.endedAt === null
  return figuresOf(judged.filter((one) => !isOpen(one)).map(tallyOf), judged.filter(isOpen).map(tallyOf), {
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

import { judge } from './judge.ts'
import { countNames, tallyOf, type Counts, type Tally } from './tally.ts'
import type { TurnAccount } from './turn-account.ts'

/**
 * What has to be added to the sums so that they hold the turns as they are now instead of as they were: below zero where
 * something is taken away. Only turns that ended are in the sums; whatever changed nothing is left out.
 */
export function tallyChanges(
  before: readonly TurnAccount[],
  after: readonly TurnAccount[],
): readonly Tally[] {
  const changes = new Map<string, Tally>()
  for (const tally of endedTallies(after)) add(changes, tally, 1)
  for (const tally of endedTallies(before)) add(changes, tally, -1)
  return [...changes.values()].filter((tally) => countNames.some((name) => tally[name] !== 0))
}

function endedTallies(turns: readonly TurnAccount[]): readonly Tally[] {
  // Of a turn that ended, no instant changes anything any more.
  return judge(
    turns.filter(({ endedAt }) => endedAt !== null),
    0,
  ).map(tallyOf)
}

function add(changes: Map<string, Tally>, tally: Tally, sign: 1 | -1): void {
  const key = JSON.stringify([
    tally.quarterAt,
    tally.channelId,
    tally.metric,
    tally.language,
    tally.localHour,
    tally.cause,
  ])
  const sum = changes.get(key)
  const counts = Object.fromEntries(
    countNames.map((name) => [name, (sum?.[name] ?? 0) + sign * tally[name]]),
  ) as unknown as Counts
  changes.set(key, { ...tally, ...counts })
}

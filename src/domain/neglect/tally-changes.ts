import type { Judged } from './judge.ts'
import { countNames, tallyOf, type Counts, type Tally } from './tally.ts'

/**
 * What has to be added to the sums so that they hold the turns as they are now instead of as they were: below zero where
 * something is taken away; whatever changed nothing is left out.
 */
export function tallyChanges(before: readonly Judged[], after: readonly Judged[]): readonly Tally[] {
  const changes = new Map<string, Tally>()
  for (const judged of after) add(changes, tallyOf(judged), 1)
  for (const judged of before) add(changes, tallyOf(judged), -1)
  return [...changes.values()].filter((tally) => countNames.some((name) => tally[name] !== 0))
}

function add(changes: Map<string, Tally>, tally: Tally, sign: 1 | -1): void {
  const { quarterAt, channelId, metric, language, localHour, cause } = tally
  const key = JSON.stringify([quarterAt, channelId, metric, language, localHour, cause])
  const sum = changes.get(key)
  const counts = Object.fromEntries(
    countNames.map((name) => [name, (sum?.[name] ?? 0) + sign * tally[name]]),
  ) as unknown as Counts
  changes.set(key, { ...tally, ...counts })
}

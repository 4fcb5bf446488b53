import type { Judged } from './judge.ts'
import { countNames, tallyOf, type Counts, type Tally } from './tally.ts'
import type { AccountedTurn } from './turn-account.ts'
import { bucketOf, type WaitCount } from './wait-histogram.ts'

type Sum<Part> = { -readonly [Name in keyof Part]: Part[Name] }

/**
 * What has to be added to the sums so that they hold turns as they are now instead of as they were: below zero where something
 * is taken away; whatever changed nothing is left out.
 */
export class SumChanges {
  readonly #tallies = new Map<string, Sum<Tally>>()
  readonly #waits = new Map<string, Sum<WaitCount>>()

  /** Adds what a turn comes to, or takes it away. */
  count(judged: Judged<AccountedTurn>, sign: 1 | -1): void {
    const tally = tallyOf(judged)
    const { quarterAt, channelId, metric, language, localHour, cause } = tally
    const key = `${quarterAt} ${channelId} ${metric} ${localHour} ${cause ?? ''} ${language}`
    const sum = this.#tallies.get(key)
    if (sum) addTo(sum, tally, sign)
    else this.#tallies.set(key, sign === 1 ? { ...tally } : negative(tally))
    const [{ outcome }, { wait }] = judged
    if (outcome === 'answered') this.#countWait(tally, bucketOf(wait), sign)
  }

  #countWait({ quarterAt, metric }: Tally, bucket: number, sign: 1 | -1): void {
    const key = `${quarterAt} ${metric} ${bucket}`
    const known = this.#waits.get(key)
    if (known) known.count += sign
    else this.#waits.set(key, { quarterAt, metric, bucket, count: sign })
  }

  /** How many sums are touched: what the changes take up in memory. */
  get size(): number {
    return this.#tallies.size + this.#waits.size
  }

  get tallies(): readonly Tally[] {
    return [...this.#tallies.values()].filter((tally) => countNames.some((name) => tally[name] !== 0))
  }

  get waits(): readonly WaitCount[] {
    return [...this.#waits.values()].filter(({ count }) => count !== 0)
  }
}

function addTo(sum: Sum<Counts>, counts: Counts, sign: 1 | -1): void {
  for (const name of countNames) sum[name] += sign * counts[name]
}

function negative(tally: Tally): Sum<Tally> {
  const sum = { ...tally }
  for (const name of countNames) sum[name] = -tally[name]
  return sum
}

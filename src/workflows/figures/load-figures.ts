import type { BrandId } from '../../domain/ids.ts'
import { share, type Shares, type WaitQuantile } from '../../domain/neglect/breakdowns.ts'
import { figuresOf, type NeglectFigures } from '../../domain/neglect/figures.ts'
import { judge, type Judged } from '../../domain/neglect/judge.ts'
import { sumOf, type Tally } from '../../domain/neglect/tally.ts'
import { quantileOfBuckets } from '../../domain/neglect/wait-histogram.ts'
import { worstWaits } from '../../domain/neglect/worst-waits.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Transaction } from '../ports/store.ts'

/** A period's figures from the sums, with what they were made of where a digest needs it. */
export interface LoadedFigures {
  readonly figures: NeglectFigures
  readonly tallies: readonly Tally[]
  /** Neglected turns, the longest waits first; none where there are more than one person could matter to. */
  readonly neglected: readonly Judged[]
}

/** Up to so many turns customers are counted and waits sorted one by one; beyond, a sample and buckets say as much. */
const COUNTED_ONE_BY_ONE = 200_000
/** One more person answers a few hundred turns a week: among more neglected than that, no such remedy shows. */
const REMEDY_AMONG = 20_000
const WORST = 50

/** The figures of the turns that began within `[from, to)`, as they stand now. Days of every zone are whole quarters of an hour. */
export async function loadFigures(
  tx: Transaction,
  brandId: BrandId,
  from: Instant,
  to: Instant,
  oneByOne = COUNTED_ONE_BY_ONE,
): Promise<LoadedFigures> {
  const { figures } = tx
  const ended = await figures.tallies(brandId, from, to)
  const open = await figures.openTallies(brandId, from, to, tx.now)
  const tallies = [...ended, ...open]
  const sum = sumOf(tallies)
  const estimated = sum.turns > oneByOne
  const many = sum.neglected > REMEDY_AMONG
  const limit = many ? WORST : REMEDY_AMONG
  const neglected = judge(await figures.neglectedAccounts(brandId, from, to, tx.now, limit), tx.now)
  const loadWaits = estimated ? bucketWaits : sortedWaits
  const loaded = figuresOf(ended, open, {
    ...(await figures.countCustomers(brandId, from, to, tx.now, estimated)),
    channels: await figures.channels(brandId),
    waits: await loadWaits(tx, brandId, from, to),
    worst: worstWaits(neglected),
    estimated,
  })
  return { figures: loaded, tallies, neglected: many ? [] : neglected }
}

/** Only what a period is compared by. */
export async function loadShares(
  tx: Transaction,
  brandId: BrandId,
  from: Instant,
  to: Instant,
): Promise<Shares> {
  const ended = await tx.figures.endedShare(brandId, from, to)
  const open = sumOf(await tx.figures.openTallies(brandId, from, to, tx.now))
  const [turns, neglected] = [ended.turns + open.turns, ended.neglected + open.neglected]
  return { index: share(neglected, turns), turns, neglected }
}

type LoadWaits = (tx: Transaction, brandId: BrandId, from: Instant, to: Instant) => Promise<WaitQuantile>

const sortedWaits: LoadWaits = async (tx, brandId, from, to) => {
  const known = new Map<string, number | null>()
  for (const metric of [undefined, 'first_response', 'next_response'] as const)
    for (const q of [0.5, 0.9])
      known.set(`${q} ${metric}`, await tx.figures.waitQuantile(brandId, from, to, q, metric ?? null))
  return (q, metric) => known.get(`${q} ${metric}`) ?? null
}

const bucketWaits: LoadWaits = async (tx, brandId, from, to) => {
  const counts = await tx.figures.waits(brandId, from, to)
  return (q, metric) =>
    quantileOfBuckets(
      counts.filter((one) => metric === undefined || one.metric === metric),
      q,
    )
}

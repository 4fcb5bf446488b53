import type { BrandId } from '../../domain/ids.ts'
import { sharesOf, type Shares } from '../../domain/neglect/breakdowns.ts'
import { figuresOf, type NeglectFigures } from '../../domain/neglect/figures.ts'
import { judge, type Judged } from '../../domain/neglect/judge.ts'
import { sumOf, tallyOf, type Tally, type TurnMetric } from '../../domain/neglect/tally.ts'
import { worstWaits } from '../../domain/neglect/worst-waits.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Transaction } from '../ports/store.ts'

/** A period's figures from the sums, with what they were made of where a digest needs it. */
export interface LoadedFigures {
  readonly figures: NeglectFigures
  readonly tallies: readonly Tally[]
  /** Neglected turns, the longest waits first; of very many, these. */
  readonly neglected: readonly Judged[]
}

/** More than one person could answer in a period, and enough to know causes by. */
const NEGLECTED_AT_HAND = 20_000

/** The figures of the turns that began within `[from, to)`, as they stand now. Days of every zone are whole quarters of an hour. */
export async function loadFigures(
  tx: Transaction,
  brandId: BrandId,
  from: Instant,
  to: Instant,
): Promise<LoadedFigures> {
  const ended = await tx.figures.tallies(brandId, from, to)
  const open = judge(await tx.figures.openAccounts(brandId, from, to), tx.now)
  const endedNeglected = judge(
    await tx.figures.neglectedAccounts(brandId, from, to, NEGLECTED_AT_HAND),
    tx.now,
  )
  const neglected = [...open.filter(([, { neglected }]) => neglected), ...endedNeglected]
  const openTallies = open.map(tallyOf)
  const figures = figuresOf(ended, openTallies, {
    ...(await tx.figures.countCustomers(brandId, from, to, tx.now)),
    channels: await tx.figures.channels(brandId),
    waits: await loadWaits(tx, brandId, from, to),
    worst: worstWaits(neglected),
  })
  return { figures, tallies: [...ended, ...openTallies], neglected }
}

/** Only what a period is compared by. */
export async function loadShares(
  tx: Transaction,
  brandId: BrandId,
  from: Instant,
  to: Instant,
): Promise<Shares> {
  const open = judge(await tx.figures.openAccounts(brandId, from, to), tx.now)
  return sharesOf(sumOf([...(await tx.figures.tallies(brandId, from, to)), ...open.map(tallyOf)]))
}

/** All quantiles that figures show. */
async function loadWaits(tx: Transaction, brandId: BrandId, from: Instant, to: Instant) {
  const known = new Map<string, number | null>()
  for (const metric of [undefined, 'first_response', 'next_response'] as const)
    for (const q of [0.5, 0.9])
      known.set(`${q} ${metric}`, await tx.figures.waitQuantile(brandId, from, to, q, metric ?? null))
  return (q: number, metric?: TurnMetric) => known.get(`${q} ${metric}`) ?? null
}

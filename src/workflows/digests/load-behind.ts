import {
  burdenOf,
  costsOf,
  SMALLEST_GROUP,
  type Behind,
  type GapAhead,
  type TrendPoint,
} from '../../domain/digest/behind.ts'
import { periodBefore, type DigestPeriod } from '../../domain/digest/digest-period.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { NeglectFigures } from '../../domain/neglect/figures.ts'
import { DAY } from '../../domain/time/instant.ts'
import { rankPreventions } from '../../domain/neglect/rank-preventions.ts'
import { loadShares } from '../figures/load-figures.ts'
import type { Transaction } from '../ports/store.ts'

const PERIODS_BEFORE = 7
const PREVENTIONS_SHOWN = 5
const LOOKS_AHEAD = 28 * DAY
const GAPS_SHOWN = 5
const SHOPPERS_SHOWN = 10

/** What stands behind the number of a period: its trend, what experts bore, what it costs, what would have prevented it. */
export async function loadBehind(
  tx: Transaction,
  brandId: BrandId,
  period: DigestPeriod,
  { people, estimated }: Pick<NeglectFigures, 'people' | 'estimated'>,
): Promise<Behind> {
  const { from, to } = period
  const money = await tx.remedies.money(brandId)
  const inGroups = await tx.figures.staffInGroups(brandId)
  const carried = await tx.figures.carried(brandId, from, to)
  const overflow = money ? await tx.figures.overflowPay(brandId, from, to, money.currency) : 0
  const shoppers = await tx.shoppers.ended(brandId, from, to)
  const said = rankPreventions(await tx.figures.preventions(brandId, from, to))
  return {
    trend: await trendBefore(tx, brandId, period),
    burden: burdenOf(carried, inGroups ? SMALLEST_GROUP : 1),
    costs: costsOf(people, overflow, money),
    preventions: said.slice(0, PREVENTIONS_SHOWN).map(({ text, count }) => ({ text, count })),
    gaps: await gapsAhead(tx, brandId, estimated),
    ...(shoppers.length > 0 && { shoppers: shoppers.slice(-SHOPPERS_SHOWN) }),
  }
}

/** Where at least one whole hour is open, and somebody is expected in it. */
async function gapsAhead(tx: Transaction, brandId: BrandId, sampled: boolean): Promise<readonly GapAhead[]> {
  const gaps = await tx.figures.gapsAhead(brandId, tx.now, LOOKS_AHEAD, sampled)
  return gaps
    .filter(({ hours, customers }) => hours >= 1 && customers >= 0.5)
    .toSorted((a, b) => b.customers - a.customers)
    .slice(0, GAPS_SHOWN)
}

async function trendBefore(
  tx: Transaction,
  brandId: BrandId,
  period: DigestPeriod,
): Promise<readonly TrendPoint[]> {
  const points: TrendPoint[] = []
  let one = period
  for (let n = 0; n < PERIODS_BEFORE; n += 1) {
    one = periodBefore(one)
    const { turns, neglected } = await loadShares(tx, brandId, one.from, one.to)
    points.unshift({ from: one.from, to: one.to, turns, neglected })
  }
  return points
}

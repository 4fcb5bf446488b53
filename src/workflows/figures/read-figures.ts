import type { BrandId } from '../../domain/ids.ts'
import type { NeglectFigures } from '../../domain/neglect/figures.ts'
import { MINUTE, type Instant } from '../../domain/time/instant.ts'
import type { Deps } from '../ports/store.ts'
import { catchUp, type CaughtUp } from './follow-facts.ts'
import { loadFigures } from './load-figures.ts'

export interface ReadFigures {
  readonly brandId: BrandId
  readonly from: Instant
  readonly to: Instant
}

/** The sums know quarters of an hour: a period begins and ends with one. */
export function wholeQuarters({ from, to }: Pick<ReadFigures, 'from' | 'to'>) {
  const quarter = 15 * MINUTE
  return { from: Math.floor(from / quarter) * quarter, to: Math.ceil(to / quarter) * quarter }
}

/** The figures of the turns that began in the period, as they stand now. */
export async function readFigures(
  deps: Pick<Deps, 'store'>,
  { brandId, ...period }: ReadFigures,
): Promise<{ readonly figures: NeglectFigures; readonly caughtUp: CaughtUp }> {
  const { from, to } = wholeQuarters(period)
  const caughtUp = await catchUp(deps)
  const { figures } = await deps.store.transaction((tx) => loadFigures(tx, brandId, from, to))
  return { figures, caughtUp }
}

import { digestOf, type Digest } from '../../domain/digest/digest.ts'
import { periodAround, periodBefore, type DigestPeriod } from '../../domain/digest/digest-period.ts'
import type { BrandId } from '../../domain/ids.ts'
import { loadFigures, loadShares } from '../figures/load-figures.ts'
import type { Transaction } from '../ports/store.ts'

/** The digest of a brand and a period, as the figures stand now. */
export async function loadDigest(tx: Transaction, brandId: BrandId, period: DigestPeriod): Promise<Digest> {
  const before = periodBefore(period)
  const loaded = await loadFigures(tx, brandId, period.from, period.to)
  const shares = await loadShares(tx, brandId, before.from, before.to)
  return digestOf(period, { ...loaded, before: shares }, tx.now)
}

/** The given period; where nobody wrote in it, the one that runs now: a house that opened today has something to show. */
export async function loadDigestOrRunning(
  tx: Transaction,
  brandId: BrandId,
  period: DigestPeriod,
): Promise<Digest> {
  const digest = await loadDigest(tx, brandId, period)
  if (digest.figures.turns > 0) return digest
  const running = await loadDigest(tx, brandId, periodAround(period.kind, period.zone, tx.now))
  return running.figures.turns > 0 ? running : digest
}

import { digestOf, type AdoptedRemedy, type Digest } from '../../domain/digest/digest.ts'
import { periodAround, periodBefore, type DigestPeriod } from '../../domain/digest/digest-period.ts'
import type { BrandId } from '../../domain/ids.ts'
import { loadFigures, loadShares } from '../figures/load-figures.ts'
import { resultOf } from '../remedies/result-of.ts'
import { loadBehind } from './load-behind.ts'
import type { Transaction } from '../ports/store.ts'

/** The digest of a brand and a period, as the figures stand now. */
export async function loadDigest(tx: Transaction, brandId: BrandId, period: DigestPeriod): Promise<Digest> {
  const before = periodBefore(period)
  const loaded = await loadFigures(tx, brandId, period.from, period.to)
  const shares = await loadShares(tx, brandId, before.from, before.to)
  const money = await tx.remedies.money(brandId)
  const achieved = await adoptedLast(tx, brandId, period)
  const behind = await loadBehind(tx, brandId, period, loaded.figures)
  return digestOf(period, { ...loaded, before: shares, money, achieved, behind }, tx.now)
}

async function adoptedLast(
  tx: Transaction,
  brandId: BrandId,
  { to }: DigestPeriod,
): Promise<AdoptedRemedy | null> {
  const [trial] = await tx.remedies.trials(brandId, to)
  if (!trial || trial.adoptedAt === null) return null
  const { remedy, adoptedAt } = trial
  const result = await resultOf(tx, trial, Math.min(to, tx.now))
  return result && { remedy, adoptedAt, result }
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

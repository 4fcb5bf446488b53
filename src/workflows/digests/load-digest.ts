import { digestOf, type Digest } from '../../domain/digest/digest.ts'
import { periodAround, periodBefore, type DigestPeriod } from '../../domain/digest/digest-period.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { Transaction } from '../ports/store.ts'
import { explainNeglect } from '../figures/explain-neglect.ts'
import { loadTurnAccounts } from '../figures/load-turn-accounts.ts'

/** The digest of a brand and a period, as the facts stand now. */
export async function loadDigest(tx: Transaction, brandId: BrandId, period: DigestPeriod): Promise<Digest> {
  const before = periodBefore(period)
  const turns = await loadTurnAccounts(tx, brandId, period.from, period.to)
  const turnsBefore = await loadTurnAccounts(tx, brandId, before.from, before.to)
  return digestOf(period, await explainNeglect(tx, brandId, turns), turnsBefore, tx.now)
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

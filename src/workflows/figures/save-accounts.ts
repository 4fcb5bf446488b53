import type { BrandId } from '../../domain/ids.ts'
import { differingAccounts, type Differing } from '../../domain/neglect/differing-accounts.ts'
import { judge } from '../../domain/neglect/judge.ts'
import type { SumChanges } from '../../domain/neglect/sum-changes.ts'
import type { AccountedTurn } from '../../domain/neglect/turn-account.ts'
import type { Transaction } from '../ports/store.ts'

/** Keeps accounts of whole conversations instead of those of before; only what differs is written. */
export async function saveAccounts(
  tx: Transaction,
  brandId: BrandId,
  before: readonly AccountedTurn[],
  after: readonly AccountedTurn[],
): Promise<Differing> {
  const { gone, come } = differingAccounts(before, after)
  const turnIds = gone.map(({ turnId }) => turnId)
  if (gone.length + come.length > 0) await tx.figures.replaceAccounts(brandId, turnIds, come)
  return { gone, come }
}

/** Notes what accounts add to the sums, or take away. Only turns that ended are in them: no instant changes anything about them any more. */
export function countEnded(sums: SumChanges, turns: readonly AccountedTurn[], sign: 1 | -1): void {
  const ended = turns.filter(({ endedAt }) => endedAt !== null)
  for (const judged of judge(ended, 0)) sums.count(judged, sign)
}

export async function correctSums(tx: Transaction, brandId: BrandId, sums: SumChanges): Promise<void> {
  await tx.figures.addTallies(brandId, sums.tallies)
  await tx.figures.addWaits(brandId, sums.waits)
}

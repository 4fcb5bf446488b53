import type { BrandId } from '../../domain/ids.ts'
import { differingAccounts } from '../../domain/neglect/differing-accounts.ts'
import { judge, type Judged } from '../../domain/neglect/judge.ts'
import { tallyChanges } from '../../domain/neglect/tally-changes.ts'
import type { TurnAccount } from '../../domain/neglect/turn-account.ts'
import { waitChanges } from '../../domain/neglect/wait-histogram.ts'
import type { Transaction } from '../ports/store.ts'

/** Keeps accounts of whole conversations instead of those of before; only what differs is written. */
export async function saveAccounts(
  tx: Transaction,
  brandId: BrandId,
  before: readonly TurnAccount[],
  after: readonly TurnAccount[],
): Promise<{ readonly gone: readonly TurnAccount[]; readonly come: readonly TurnAccount[] }> {
  const { gone, come } = differingAccounts(before, after)
  const turnIds = gone.map(({ turnId }) => turnId)
  if (gone.length + come.length > 0) await tx.figures.replaceAccounts(brandId, turnIds, come)
  return { gone, come }
}

/** Corrects the sums by accounts that are no more and accounts that are new. */
export async function correctSums(
  tx: Transaction,
  brandId: BrandId,
  gone: readonly TurnAccount[],
  come: readonly TurnAccount[],
): Promise<void> {
  const [before, after] = [ended(gone), ended(come)]
  if (before.length + after.length === 0) return
  await tx.figures.addTallies(brandId, tallyChanges(before, after))
  await tx.figures.addWaits(brandId, waitChanges(before, after))
}

/** Only turns that ended are in the sums: no instant changes anything about them any more. */
function ended(turns: readonly TurnAccount[]): readonly Judged[] {
  return judge(
    turns.filter(({ endedAt }) => endedAt !== null),
    0,
  )
}

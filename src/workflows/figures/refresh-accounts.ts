import type { BrandId } from '../../domain/ids.ts'
import { SumChanges } from '../../domain/neglect/sum-changes.ts'
import type { Transaction } from '../ports/store.ts'
import { accountFor } from './account-for.ts'
import { correctSums, countEnded, saveAccounts } from './save-accounts.ts'

/** Accounts for these conversations anew, and corrects the sums by what changed. Doing it again changes nothing. */
export async function refreshAccounts(
  tx: Transaction,
  brandId: BrandId,
  conversationIds: readonly string[],
): Promise<void> {
  const before = await tx.figures.accountsOf(brandId, conversationIds)
  const after = await accountFor(tx, brandId, conversationIds)
  const { gone, come } = await saveAccounts(tx, brandId, before, after)
  const sums = new SumChanges()
  countEnded(sums, come, 1)
  countEnded(sums, gone, -1)
  await correctSums(tx, brandId, sums)
}

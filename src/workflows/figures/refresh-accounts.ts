import type { BrandId } from '../../domain/ids.ts'
import type { Transaction } from '../ports/store.ts'
import { explainNeglect } from './explain-neglect.ts'
import { accountsOf } from './load-turn-accounts.ts'
import { correctSums, saveAccounts } from './save-accounts.ts'

/** Accounts for these conversations anew, and corrects the sums by what changed. Doing it again changes nothing. */
export async function refreshAccounts(
  tx: Transaction,
  brandId: BrandId,
  conversationIds: readonly string[],
): Promise<void> {
  const before = await tx.figures.accountsOf(brandId, conversationIds)
  const turns = await accountsOf(tx, brandId, await tx.neglect.turnsOf(brandId, conversationIds))
  const after = await explainNeglect(tx, brandId, turns)
  const { gone, come } = await saveAccounts(tx, brandId, before, after)
  await correctSums(tx, brandId, gone, come)
}

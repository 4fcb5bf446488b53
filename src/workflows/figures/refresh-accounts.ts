import type { BrandId } from '../../domain/ids.ts'
import { tallyChanges } from '../../domain/neglect/tally-changes.ts'
import type { Transaction } from '../ports/store.ts'
import { explainNeglect } from './explain-neglect.ts'
import { accountsOf } from './load-turn-accounts.ts'

/** Accounts for these conversations anew, and corrects the sums by what changed. Doing it again changes nothing. */
export async function refreshAccounts(
  tx: Transaction,
  brandId: BrandId,
  conversationIds: readonly string[],
): Promise<void> {
  const before = await tx.figures.accountsOf(brandId, conversationIds)
  const turns = await accountsOf(tx, brandId, await tx.neglect.turnsOf(brandId, conversationIds))
  const after = await explainNeglect(tx, brandId, turns)
  await tx.figures.saveAccounts(brandId, conversationIds, after)
  await tx.figures.addTallies(brandId, tallyChanges(before, after))
}

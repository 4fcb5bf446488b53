import type { BrandId } from '../../domain/ids.ts'
import { judge, type Judged } from '../../domain/neglect/judge.ts'
import { tallyChanges } from '../../domain/neglect/tally-changes.ts'
import type { TurnAccount } from '../../domain/neglect/turn-account.ts'
import { waitChanges } from '../../domain/neglect/wait-histogram.ts'
import type { Transaction } from '../ports/store.ts'

/** Saves accounts of whole conversations, and corrects the sums by what is different from before. */
export async function saveAccounts(
  tx: Transaction,
  brandId: BrandId,
  conversationIds: readonly string[],
  before: readonly TurnAccount[],
  after: readonly TurnAccount[],
): Promise<void> {
  await tx.figures.saveAccounts(brandId, conversationIds, after)
  await tx.figures.addTallies(brandId, tallyChanges(ended(before), ended(after)))
  await tx.figures.addWaits(brandId, waitChanges(ended(before), ended(after)))
}

/** Only turns that ended are in the sums: no instant changes anything about them any more. */
function ended(turns: readonly TurnAccount[]): readonly Judged[] {
  return judge(
    turns.filter(({ endedAt }) => endedAt !== null),
    0,
  )
}

import type { BrandId } from '../../domain/ids.ts'
import type { TurnAccount } from '../../domain/neglect/turn-account.ts'
import { isStretch, type ConversationsRead } from '../ports/conversations-read.ts'
import type { Transaction } from '../ports/store.ts'
import { explainNeglect } from './explain-neglect.ts'
import { accountsOf } from './load-turn-accounts.ts'

/** All turns of these conversations as the facts tell them now, the neglected ones with their causes. */
export async function accountFor(
  tx: Transaction,
  brandId: BrandId,
  which: ConversationsRead,
): Promise<readonly TurnAccount[]> {
  const turns = await accountsOf(tx, brandId, await tx.neglect.turnsOf(brandId, which))
  return explainNeglect(tx, brandId, turns, isStretch(which) ? which : undefined)
}

import type { BrandId } from '../../domain/ids.ts'
import type { Deps } from '../ports/store.ts'
import { explainNeglect } from './explain-neglect.ts'
import { accountsOf } from './load-turn-accounts.ts'
import { correctSums, saveAccounts } from './save-accounts.ts'

const CONVERSATIONS_AT_ONCE = 2_000

/** Sums a brand's figures anew from the facts, whatever stood there. Others follow the log again once it is done. Answers how many turns. */
export function rebuildFigures(deps: Pick<Deps, 'store'>, brandId: BrandId): Promise<number> {
  return deps.store.transaction(async (tx) => {
    await tx.figures.holdPosition()
    await tx.figures.forgetSums(brandId)
    let count = 0
    let after: string | null = null
    for (;;) {
      const conversations = await tx.figures.conversationsAfter(brandId, after, CONVERSATIONS_AT_ONCE)
      if (conversations.length === 0) return count
      const before = await tx.figures.accountsOf(brandId, conversations)
      const turns = await accountsOf(tx, brandId, await tx.neglect.turnsOf(brandId, conversations))
      const accounts = await explainNeglect(tx, brandId, turns)
      await saveAccounts(tx, brandId, before, accounts)
      await correctSums(tx, brandId, [], accounts)
      count += accounts.length
      after = conversations.at(-1)!
    }
  })
}

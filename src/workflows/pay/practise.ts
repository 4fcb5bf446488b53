import type { BrandId, PersonId } from '../../domain/ids.ts'
import { PRACTICE_CURRENCY } from '../../domain/pay/pay-entry.ts'
import type { Deps } from '../ports/store.ts'

/** What the practice offer pays, in minor units of the currency that no bank pays. */
export const PRACTICE_PAY = 100

/** The practice offer was answered: its money stands in the ledger, once, so that the first real line is no surprise. */
export function practise(deps: Deps, brandId: BrandId, personId: PersonId): Promise<boolean> {
  return deps.store.transaction(async (tx) => {
    const added = await tx.pay.addEntries([
      {
        brandId,
        id: deps.newId(),
        personId,
        currency: PRACTICE_CURRENCY,
        amountMinor: PRACTICE_PAY,
        kind: 'practice',
        occurredAt: tx.now,
        finalAt: tx.now,
      },
    ])
    return added > 0
  })
}

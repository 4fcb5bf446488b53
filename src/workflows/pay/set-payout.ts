import type { PersonId } from '../../domain/ids.ts'
import { accountFingerprint, type PayoutAccount } from '../../domain/pay/payout-account.ts'
import type { Payment } from '../ports/pay-store.ts'
import type { Deps } from '../ports/store.ts'

export type SetPayoutOutcome =
  | {
      readonly type: 'set'
      readonly version: number
      /** These still go to the account before. */
      readonly underWay: readonly (Payment & { readonly accountEnding: string })[]
    }
  | { readonly type: 'refused'; readonly reason: 'account_of_another' }

/** Payments that are ordered after this go to the new account; one that is under way is not turned round. */
export function setPayout(
  deps: Deps,
  { personId, account }: { readonly personId: PersonId; readonly account: PayoutAccount },
): Promise<SetPayoutOutcome> {
  return deps.store.transaction(async (tx): Promise<SetPayoutOutcome> => {
    await tx.people.lock(personId)
    const underWay = await tx.pay.paymentsUnderWay(personId)
    const fingerprint = accountFingerprint(account)
    const version = await tx.pay.setProfile(personId, account, fingerprint)
    if (version === null) {
      await tx.pay.noteClash(personId, fingerprint)
      return { type: 'refused', reason: 'account_of_another' }
    }
    return { type: 'set', version, underWay }
  })
}

import type { PersonId } from '../../domain/ids.ts'
import type { Deps } from '../ports/store.ts'
import { joinAccounts } from './join-accounts.ts'

/**
 * Whatever still comes to an account that was joined with another moves on: work that ended with it, minutes on standby, a payment
 * that comes back, a dispute that is granted. Answers how many accounts had something.
 */
export async function followJoined(
  deps: Deps,
  only?: { readonly from: PersonId; readonly byId: PersonId | null },
): Promise<number> {
  const accounts = await deps.store.transaction((tx) => tx.pay.joinedAccounts(only?.from))
  for (const account of accounts) await joinAccounts(deps, { ...account, byId: only?.byId ?? null })
  return accounts.length
}

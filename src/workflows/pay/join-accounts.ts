import type { BrandId, PersonId } from '../../domain/ids.ts'
import { balanceOf } from '../../domain/pay/pay-entry.ts'
import { payableOf } from '../../domain/pay/pay-statement.ts'
import type { Deps } from '../ports/store.ts'

export interface JoinAccounts {
  readonly brandId: BrandId
  /** The account that ends. */
  readonly from: PersonId
  readonly to: PersonId
  readonly byId: PersonId | null
}

/**
 * Two accounts of one person with a brand become one: whatever the first is owed moves to the second, line against line, so that
 * nothing is paid twice and nothing is lost. What is final later stays so. Answers how many currencies moved; a payment that is under
 * way is of the past and stays where it is.
 */
export function joinAccounts(deps: Deps, { brandId, from, to, byId }: JoinAccounts): Promise<number> {
  return deps.store.transaction(async (tx) => {
    await tx.pay.lock(brandId)
    let moved = 0
    for (const { currency, last, unstated } of await tx.pay.accounts(brandId, from)) {
      const waiting = unstated.filter(({ kind }) => kind !== 'payment' && kind !== 'payment_returned')
      const amountMinor = payableOf(last?.closingMinor ?? 0, unstated) + balanceOf(waiting)
      if (amountMinor === 0) continue
      const finalAt = waiting.reduce((latest, entry) => Math.max(latest, entry.finalAt), tx.now)
      const line = { brandId, currency, kind: 'transfer' as const, byId, occurredAt: tx.now, finalAt }
      await tx.pay.addEntries([
        { ...line, id: deps.newId(), personId: from, amountMinor: -amountMinor, reason: `joined with ${to}` },
        { ...line, id: deps.newId(), personId: to, amountMinor, reason: `joined with ${from}` },
      ])
      moved += 1
    }
    await tx.audit.add({
      id: deps.newId(),
      brandId,
      personId: byId,
      action: 'accounts.join',
      subject: from,
      before: undefined,
      after: { to, moved },
    })
    return moved
  })
}

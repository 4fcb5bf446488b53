import { earnedBy, type ClaimEnd } from '../../domain/pay/earned.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import type { Unsettled } from '../ports/pay-store.ts'

const BATCH = 200

/**
 * Books what ended claims earned, each once: the frozen terms say whether they are booked, and the ledger takes no second line for
 * a claim. Answers how many it looked at.
 */
export async function settleClaims(deps: Deps): Promise<number> {
  let settled = 0
  for (;;) {
    const looked = await deps.store.transaction(async (tx) => {
      const unsettled = await tx.pay.unsettled(BATCH)
      for (const one of unsettled) await book(deps, tx, one)
      return unsettled.length
    })
    settled += looked
    if (looked < BATCH) return settled
  }
}

async function book(deps: Pick<Deps, 'newId'>, tx: Transaction, one: Unsettled): Promise<void> {
  const { brandId, claimId, personId, terms } = one
  const end = one.end ?? unknownEnd(tx.now)
  const earned = earnedBy(terms, end)
  if (earned.kind !== null)
    await tx.pay.addEntries([
      {
        brandId,
        id: deps.newId(),
        personId,
        currency: terms.currency,
        amountMinor: earned.amountMinor,
        kind: earned.kind,
        claimId,
        reason: earned.why,
        occurredAt: end.endedAt,
        finalAt: end.endedAt + terms.finalAfter,
      },
    ])
  await tx.pay.setSettled(brandId, claimId, earned.why)
}

/** Nothing is left that could speak against the person: the doubt is theirs. */
function unknownEnd(now: number): ClaimEnd {
  return { state: 'answered', reason: null, gone: 'erased', startedAt: now, endedAt: now }
}

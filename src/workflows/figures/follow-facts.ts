import type { Deps, Transaction } from '../ports/store.ts'
import { refreshAccounts } from './refresh-accounts.ts'

const EVENTS_AT_ONCE = 5_000
const TURNS_AT_ONCE = 500

/**
 * Brings the figures up to what the event log says, late truths included, and gives open turns that have just become
 * neglected their cause. Any number of nodes may do it; one at a time does. Answers whether more is waiting.
 */
export function followFacts(deps: Pick<Deps, 'store'>): Promise<boolean> {
  return deps.store.transaction(async (tx) => {
    const touched = await tx.figures.advance(EVENTS_AT_ONCE)
    if (!touched) return false
    await refreshAll(tx, touched.conversations)
    const unexplained = await tx.figures.unexplained(tx.now, TURNS_AT_ONCE)
    await refreshAll(tx, unexplained)
    return touched.more || [...unexplained.values()].flat().length === TURNS_AT_ONCE
  })
}

/** Up to this moment, for whoever is about to read the figures: also what the log does not pass yet. */
export async function catchUp(deps: Pick<Deps, 'store'>): Promise<void> {
  while (await followFacts(deps));
  await deps.store.transaction(async (tx) => {
    await tx.figures.holdPosition()
    await refreshAll(tx, await tx.figures.ahead())
    await refreshAll(tx, await tx.figures.unexplained(tx.now, TURNS_AT_ONCE))
  })
}

async function refreshAll(
  tx: Transaction,
  conversations: Awaited<ReturnType<Transaction['figures']['unexplained']>>,
): Promise<void> {
  for (const [brandId, ids] of conversations) await refreshAccounts(tx, brandId, ids)
}

import type { BrandId } from '../../domain/ids.ts'
import { inTransaction } from '../in-transaction.ts'
import type { Deps } from '../ports/store.ts'
import { goOnSearching } from './go-on-searching.ts'

/** How many pieces of waiting work one free pair of hands can possibly concern. */
const LIMIT = 10

/** Somebody became free: the work that waits is looked at again, least time left first. */
export async function serveWaiting(deps: Deps, brandId: BrandId): Promise<void> {
  const waiting = await deps.store.transaction((tx) => tx.dispatches.waiting(brandId, LIMIT))
  for (const dispatchId of waiting)
    await inTransaction(deps, (tx) => goOnSearching(deps, tx, brandId, dispatchId, 'hands_free'))
}

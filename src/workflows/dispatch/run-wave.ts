import type { BrandId, DispatchId } from '../../domain/ids.ts'
import { inTransaction } from '../in-transaction.ts'
import type { Deps } from '../ports/store.ts'
import { goOnSearching } from './go-on-searching.ts'

/** Looks again for an answerer when the dispatch's own timer says so. */
export function runWave(deps: Deps, brandId: BrandId, dispatchId: DispatchId): Promise<void> {
  return inTransaction(deps, (tx) => goOnSearching(deps, tx, brandId, dispatchId, 'look_again'))
}

import type { BrandId, DispatchId } from '../../domain/ids.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import { seekAnswerer } from './seek-answerer.ts'

/**
 * The next round for a dispatch that is open and has no offer left to wait for. Anything else (claimed, answered, still
 * asking) is left as it is, so that a stale job does nothing.
 */
export async function goOnSearching(
  deps: Pick<Deps, 'newId'>,
  tx: Transaction,
  brandId: BrandId,
  dispatchId: DispatchId,
  step: string,
): Promise<void> {
  const dispatch = await tx.dispatches.lock(brandId, dispatchId)
  if (dispatch?.state !== 'open') return
  if ((await tx.dispatches.countOpenOffers(brandId, dispatchId)) > 0) return
  const work = await tx.dispatches.work(brandId, dispatch.turnId)
  if (!work) return
  await seekAnswerer(deps, tx, dispatch, work, { step, eventId: null, audiences: dispatch.audiences })
}

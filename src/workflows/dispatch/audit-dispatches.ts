import type { DispatchId } from '../../domain/ids.ts'
import { everyone } from '../../domain/dispatch/search.ts'
import { MINUTE } from '../../domain/time/instant.ts'
import { inTransaction } from '../in-transaction.ts'
import type { Stranded } from '../ports/dispatch-store.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import { lapseClaim } from './lapse-claim.ts'
import { seekAnswerer } from './seek-answerer.ts'
import { weatherStorm } from './weather-storm.ts'

/** What happened within the last minute may still be on its way through the queue. */
const IN_FLIGHT = MINUTE
const BATCH = 200

/** Finds work that waits without anything being due to happen to it, mends each piece, and reports it. Answers what it found. */
export async function auditDispatches(deps: Deps): Promise<readonly Stranded[]> {
  const found = await deps.store.transaction((tx) => tx.dispatches.stranded(tx.now - IN_FLIGHT, BATCH))
  const failures: unknown[] = []
  for (const one of found) await mend(deps, one).catch((error: unknown) => failures.push(error))
  for (const brandId of await deps.store.transaction((tx) => tx.incidents.brands()))
    await deps.store.transaction((tx) => weatherStorm(deps, tx, brandId, false))
  if (failures.length > 0)
    throw new AggregateError(failures, `stranded work could not be mended: ${String(failures[0])}`)
  return found
}

async function mend(deps: Deps, stranded: Stranded): Promise<void> {
  const { brandId, turnId, claimId, problem } = stranded
  if (problem === 'lease_without_timer' && claimId) await lapseClaim(deps, brandId, claimId)
  await inTransaction(deps, async (tx) => {
    if (problem === 'turn_closed') await tx.dispatches.closeForTurns(brandId, [turnId], 'turn_closed')
    else if (problem !== 'lease_without_timer') await searchOn(deps, tx, stranded)
    const work = await tx.dispatches.work(brandId, turnId)
    await tx.events.append([
      {
        type: 'dispatch.mended',
        brandId,
        subject: work?.conversationId ?? null,
        occurredAt: tx.now,
        payload: { dispatch_id: stranded.dispatchId, turn_id: turnId, problem },
      },
    ])
  })
}

async function searchOn(deps: Deps, tx: Transaction, { brandId, turnId }: Stranded): Promise<void> {
  const work = await tx.dispatches.work(brandId, turnId)
  if (!work || work.holderId !== null) return
  const { dispatch } = await tx.dispatches.open(work, deps.newId() as DispatchId, [])
  await tx.dispatches.setState(dispatch, 'open')
  const audiences = dispatch.audiences.length > 0 ? dispatch.audiences : everyone
  await seekAnswerer(deps, tx, { ...dispatch, state: 'open' }, work, {
    step: 'audited',
    eventId: null,
    audiences,
  })
}

import type { BrandId, ClaimId } from '../../domain/ids.ts'
import { MINUTE } from '../../domain/time/instant.ts'
import { inTransaction } from '../in-transaction.ts'
import type { Deps } from '../ports/store.ts'
import { dispatchEvent } from './dispatch-event.ts'
import { oneStepTimer } from './one-step-timer.ts'
import { returnWork } from './return-work.ts'

/** While the holder's reply is on its way out, or waits for a lead's word, the lease is looked at again so often. */
const WHILE_SENDING = MINUTE

/** The lease ran out: the work goes back, and its holder is left alone with it for an hour. */
export function lapseClaim(deps: Deps, brandId: BrandId, claimId: ClaimId): Promise<void> {
  return inTransaction(deps, async (tx) => {
    const claim = await tx.dispatches.claim(claimId)
    if (claim?.state !== 'active' || claim.replyBy > tx.now) return
    if (claim.dispatchId !== null) await tx.dispatches.lock(brandId, claim.dispatchId)
    const work = await tx.dispatches.work(brandId, claim.turnId)
    const waiting = await tx.admissions.waitingApproval(brandId, claim.conversationId)
    if (work?.replyQueued || waiting?.personId === claim.personId) {
      await tx.timers.arm([oneStepTimer('lease', claim, claim.id, tx.now, tx.now + WHILE_SENDING)])
      return
    }
    const payload = { claim_id: claim.id, person_id: claim.personId, held_ms: tx.now - claim.claimedAt }
    const event = dispatchEvent(claim, tx.now, 'claim.lapsed', payload)
    await returnWork(deps, tx, claim, 'lapsed', null, event)
  })
}

import { isGone } from '../../domain/dispatch/candidate.ts'
import type { Work } from '../../domain/dispatch/work.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import { dispatchEvent } from './dispatch-event.ts'
import { lookAt, seen } from './open-pool.ts'
import { returnWork } from './return-work.ts'

/** Work whose holder has gone (away, or absent by their calendar) does not wait for its lease: it goes to somebody else now. */
export async function moveOnIfAway(deps: Pick<Deps, 'newId'>, tx: Transaction, work: Work): Promise<void> {
  if (work.holderId === null || work.replyQueued) return
  const near = (await seen(tx, work, 'expert')).filter(({ person }) => person.id === work.holderId)
  const [holder] = await lookAt(tx, work, near)
  if (!holder || !isGone(holder, tx.now)) return
  const claim = await tx.dispatches.activeClaim(work.brandId, work.conversationId)
  if (!claim) return
  if (claim.dispatchId !== null) await tx.dispatches.lock(work.brandId, claim.dispatchId)
  const payload = { claim_id: claim.id, person_id: claim.personId, state: 'handed_back' }
  const event = dispatchEvent(claim, tx.now, 'claim.ended', payload)
  await returnWork(deps, tx, claim, 'handed_back', 'holder_away', event)
}

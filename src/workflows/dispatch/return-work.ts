import type { Claim } from '../../domain/dispatch/dispatch.ts'
import type { DispatchId } from '../../domain/ids.ts'
import { everyone } from '../../domain/dispatch/search.ts'
import type { NewEvent } from '../../domain/event/event.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import { announceHolder } from './announce-holder.ts'
import { pageLeads } from './page-leads.ts'
import { seekAnswerer } from './seek-answerer.ts'

/** A customer whose work came back so often is in danger of being forgotten: the lead hears of it, once. */
const ALARMING = 2

/** Ends a claim and puts the work back to its old place in the queue, where somebody else is searched for at once. */
export async function returnWork(
  deps: Pick<Deps, 'newId'>,
  tx: Transaction,
  claim: Claim,
  state: 'lapsed' | 'handed_back',
  reason: string | null,
  event: NewEvent,
): Promise<boolean> {
  const { brandId, conversationId } = claim
  if (!(await tx.dispatches.endClaim(claim, state, reason))) return false
  await tx.timers.finish([{ brandId, conversationId, id: claim.id }])
  await tx.events.append([event])
  await tx.jobs.add('serve-waiting', { brand_id: brandId })
  await tx.jobs.add('follow-claim', {
    brand_id: brandId,
    conversation_id: conversationId,
    claim_id: claim.id,
  })
  await announceHolder(tx, brandId, conversationId)
  const work = await tx.dispatches.work(brandId, claim.turnId)
  if (!work) return true
  if ((await tx.dispatches.returnsOf(brandId, conversationId)) === ALARMING)
    await pageLeads(deps, tx, work, { step: 'second_transfer', eventId: null, kind: 'page' })
  const id = claim.dispatchId ?? (deps.newId() as DispatchId)
  const { dispatch } = await tx.dispatches.open(work, id, claim.dispatchId ? [] : everyone)
  await tx.dispatches.setState(dispatch, 'open')
  await seekAnswerer(deps, tx, { ...dispatch, state: 'open' }, work, {
    step: state,
    eventId: null,
    audiences: dispatch.audiences,
  })
  return true
}

import { BEFORE_SHIFT_ENDS, decideHandover } from '../../domain/dispatch/decide-handover.ts'
import type { Claim } from '../../domain/dispatch/dispatch.ts'
import type { BrandId, ClaimId } from '../../domain/ids.ts'
import { inTransaction } from '../in-transaction.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import { dispatchEvent } from './dispatch-event.ts'
import { giveWork } from './give-work.ts'
import { lookAt, seen } from './open-pool.ts'
import { pageLeads } from './page-leads.ts'
import { queuePings } from './queue-pings.ts'

/** Open work of shifts that end passes to colleagues on duty, rather than waking its holder later. Answers what was handed over. */
export async function handOverShifts(deps: Deps): Promise<readonly ClaimId[]> {
  const leaving = await deps.store.transaction((tx) => claimsOfLeaving(tx))
  const handed: ClaimId[] = []
  for (const claim of leaving)
    if (await inTransaction(deps, (tx) => handOver(deps, tx, claim))) handed.push(claim.id)
  return handed
}

/** Assigned work of people who are not on duty when the next shift has begun. */
async function claimsOfLeaving(tx: Transaction): Promise<readonly Claim[]> {
  const assigned = await tx.dispatches.assignedClaims()
  const brands = new Set<BrandId>(assigned.map(({ brandId }) => brandId))
  const leaving: Claim[] = []
  for (const brandId of brands) {
    const later = await tx.people.onDuty(brandId, tx.now + BEFORE_SHIFT_ENDS)
    const claims = assigned.filter((claim) => claim.brandId === brandId)
    const holders = await tx.people.persons(claims.map(({ personId }) => personId))
    const gone = holders.filter(({ slug }) => !later.onShift.has(slug) && !later.standby.has(slug))
    leaving.push(...claims.filter(({ personId }) => gone.some(({ id }) => id === personId)))
  }
  return leaving
}

async function handOver(deps: Deps, tx: Transaction, { id, brandId, dispatchId }: Claim): Promise<boolean> {
  if (dispatchId === null) return false
  const dispatch = await tx.dispatches.lock(brandId, dispatchId)
  const claim = await tx.dispatches.claim(id)
  const work = dispatch && (await tx.dispatches.work(brandId, dispatch.turnId))
  if (!work || claim?.state !== 'active') return false
  const settings = await tx.dispatches.settings(brandId)
  const later = await tx.people.onDuty(brandId, tx.now + BEFORE_SHIFT_ENDS)
  const experts = await seen(tx, work, 'expert')
  const onDuty = experts.filter((one) => one.onShift && later.onShift.has(one.person.slug))
  const staying = await lookAt(tx, work, onDuty)
  const successor = decideHandover(claim, work, staying, settings, tx.now)
  const person = successor && (await tx.people.lockFree([successor])).get(successor)
  if (!person || !(await tx.dispatches.endClaim(claim, 'handed_back', 'shift_ends'))) return false

  await tx.timers.finish([{ brandId, conversationId: claim.conversationId, id: claim.id }])
  const { conversationId } = claim
  await tx.jobs.add('follow-claim', {
    brand_id: brandId,
    conversation_id: conversationId,
    claim_id: claim.id,
  })
  const payload = { claim_id: claim.id, person_id: claim.personId, state: 'handed_over' }
  await tx.events.append([dispatchEvent(claim, tx.now, 'claim.ended', payload)])
  await tx.dispatches.setState(dispatch, 'open')
  await giveWork(deps, tx, work, { personId: person.id, origin: 'handover', dispatchId }, settings)
  await queuePings(deps, tx, work, 'assignment', [{ person }])
  if ((await tx.dispatches.returnsOf(brandId, claim.conversationId)) === 2)
    await pageLeads(deps, tx, work, { step: 'second_transfer', eventId: null, kind: 'page' })
  return true
}

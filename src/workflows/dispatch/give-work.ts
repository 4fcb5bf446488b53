import { isInternalMetric } from '../../domain/clock/spans/spans-of.ts'
import type { ClaimOrigin, Dispatch } from '../../domain/dispatch/dispatch.ts'
import { replyBy } from '../../domain/dispatch/lease.ts'
import type { DispatchSettings } from '../../domain/dispatch/settings.ts'
import type { Work } from '../../domain/dispatch/work.ts'
import type { BrandId, ClaimId, OfferId, PersonId } from '../../domain/ids.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import { freezeTerms } from '../pay/freeze-terms.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import { announceHolder } from './announce-holder.ts'
import { dispatchEvent } from './dispatch-event.ts'
import { oneStepTimer } from './one-step-timer.ts'

export interface GivenWork {
  readonly claimId: ClaimId
  readonly replyBy: Instant
}

type Piece = Pick<Work, 'brandId' | 'conversationId' | 'turnId' | 'channelKind'>

/**
 * Makes a person, locked by the caller, the one holder of the work: the lease begins, the search ends, its other offers are
 * withdrawn. Null when somebody else holds it, or the turn was closed at the same time.
 */
export async function giveWork(
  deps: Pick<Deps, 'newId'>,
  tx: Transaction,
  work: Piece,
  to: {
    readonly personId: PersonId
    readonly origin: ClaimOrigin
    readonly offerId?: OfferId
    readonly dispatchId: Dispatch['id'] | null
  },
  settings: DispatchSettings,
): Promise<GivenWork | null> {
  const claim = {
    brandId: work.brandId,
    id: deps.newId() as ClaimId,
    conversationId: work.conversationId,
    turnId: work.turnId,
    channelKind: work.channelKind,
    dispatchId: to.dispatchId,
    offerId: to.offerId ?? null,
    personId: to.personId,
    origin: to.origin,
    replyBy: replyBy(work.channelKind, settings, tx.now),
    groups: await groupsOf(tx, work.brandId, to.personId),
  }
  if (!(await tx.dispatches.addClaim(claim))) return null
  if (to.dispatchId !== null && !(await endSearch(tx, work, to.dispatchId, to.offerId))) {
    const made = await tx.dispatches.claim(claim.id)
    await tx.dispatches.endClaim(made!, 'superseded', 'turn_closed')
    return null
  }
  await freezeTerms(tx, claim, settings.payRules)
  await tx.timers.arm([oneStepTimer('lease', work, claim.id, tx.now, claim.replyBy)])
  await tx.events.append([
    dispatchEvent(work, tx.now, 'claim.made', {
      claim_id: claim.id,
      person_id: claim.personId,
      origin: claim.origin,
      offer_id: claim.offerId,
      reply_by: formatInstant(claim.replyBy),
    }),
  ])
  if (await promisesWithin(tx, work.brandId))
    await tx.jobs.add('follow-claim', {
      brand_id: work.brandId,
      conversation_id: work.conversationId,
      claim_id: claim.id,
    })
  await announceHolder(tx, work.brandId, work.conversationId)
  if (to.dispatchId !== null) await giveLinked(deps, tx, work, to.dispatchId, to.personId, settings)
  return { claimId: claim.id, replyBy: claim.replyBy }
}

async function groupsOf(tx: Transaction, brandId: BrandId, personId: PersonId): Promise<readonly string[]> {
  const [person] = await tx.people.persons([personId])
  return person ? tx.people.desksOf(brandId, person.slug) : []
}

/** Whether a policy of the brand promises anything between those who have the work. */
async function promisesWithin(tx: Transaction, brandId: BrandId): Promise<boolean> {
  const policies = await tx.setup.policies(brandId)
  return policies.some(({ targets }) => targets.some(({ metric }) => isInternalMetric(metric)))
}

/** The customer knocked on other doors, too: whoever answers here answers there, so that nobody asks the same things twice. */
async function giveLinked(
  deps: Pick<Deps, 'newId'>,
  tx: Transaction,
  { brandId }: Piece,
  dispatchId: Dispatch['id'],
  personId: PersonId,
  settings: DispatchSettings,
): Promise<void> {
  for (const linked of await tx.dispatches.linkedTo(brandId, dispatchId)) {
    const work = await tx.dispatches.work(brandId, linked.turnId)
    if (!work || work.holderId !== null) continue
    const to = { personId, origin: 'assignment' as const, dispatchId: linked.id }
    await giveWork(deps, tx, work, to, settings)
  }
}

/** False when the dispatch ended while the claim was made. */
async function endSearch(
  tx: Transaction,
  work: Piece,
  dispatchId: Dispatch['id'],
  claimed: OfferId | undefined,
): Promise<boolean> {
  const dispatch = await tx.dispatches.lock(work.brandId, dispatchId)
  if (dispatch?.state !== 'open') return false
  await tx.dispatches.setState(dispatch, 'claimed')
  if (claimed !== undefined) await tx.dispatches.setClaimed(work.brandId, claimed)
  await withdrawOffers(tx, dispatch, 'claimed_by_another')
  const { brandId, conversationId } = work
  const own = claimed === undefined ? [] : [{ brandId, conversationId, id: claimed }]
  await tx.timers.finish([{ brandId, conversationId, id: dispatchId }, ...own])
  if (claimed !== undefined) await tx.jobs.add('update-pings', { brand_id: brandId, offer_ids: [claimed] })
  return true
}

/** Takes back what nobody answered yet, with its timers; messages that showed it are told to say so. */
export async function withdrawOffers(tx: Transaction, dispatch: Dispatch, reason: string): Promise<void> {
  const { brandId, conversationId } = dispatch
  const withdrawn = await tx.dispatches.closeOffers(brandId, { dispatchId: dispatch.id }, 'withdrawn', reason)
  if (withdrawn.length === 0) return
  await tx.timers.finish(withdrawn.map(({ id }) => ({ brandId, conversationId, id })))
  await tx.events.append(
    withdrawn.map(({ id, personId }) =>
      dispatchEvent(dispatch, tx.now, 'offer.withdrawn', { offer_id: id, person_id: personId, reason }),
    ),
  )
  await tx.jobs.add('update-pings', { brand_id: brandId, offer_ids: withdrawn.map(({ id }) => id) })
}

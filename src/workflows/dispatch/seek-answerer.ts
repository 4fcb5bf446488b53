import { exhaustedBudget } from '../../domain/dispatch/budget.ts'
import { whyNoSearch } from '../../domain/dispatch/decide-reaction.ts'
import type { Dispatch } from '../../domain/dispatch/dispatch.ts'
import { everyone, type Found } from '../../domain/dispatch/search.ts'
import type { DispatchSettings } from '../../domain/dispatch/settings.ts'
import type { Work } from '../../domain/dispatch/work.ts'
import type { OfferId } from '../../domain/ids.ts'
import { dearestPay } from '../../domain/pay/pay-rules.ts'
import { payTerms } from '../../domain/pay/pay-terms.ts'
import type { Audience } from '../../domain/policy/policy.ts'
import { formatInstant, MINUTE } from '../../domain/time/instant.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import type { Cause } from './cause.ts'
import { dispatchEvent } from './dispatch-event.ts'
import { followSameCustomer } from './follow-same-customer.ts'
import { findAnswerer } from './find-answerer.ts'
import { giveWork } from './give-work.ts'
import { oneStepTimer } from './one-step-timer.ts'
import { queuePings } from './queue-pings.ts'
import { recorded } from './record-considered.ts'

/** While outbound stands still, or a reply is on its way, the search looks again so often. */
const STANDSTILL = 5 * MINUTE

/**
 * One round of the search for an answerer of an open, locked dispatch: assigns, offers, or looks again later. True when a decision on the step
 * that caused it is on record.
 */
export async function seekAnswerer(
  deps: Pick<Deps, 'newId'>,
  tx: Transaction,
  dispatch: Dispatch,
  work: Work,
  cause: Cause,
): Promise<boolean> {
  const { brandId, conversationId } = work
  await tx.timers.finish([{ brandId, conversationId, id: dispatch.id }])
  const standstill = whyNoSearch(work)
  if (standstill) {
    if (standstill.reason !== 'held') await lookAgain(tx, dispatch, tx.now + STANDSTILL)
    return false
  }
  const settings = await tx.dispatches.settings(brandId)
  if (await followSameCustomer(deps, tx, dispatch, work, settings, cause)) return cause.eventId !== null
  const { payRules } = settings
  const exhausted =
    payRules &&
    exhaustedBudget(await tx.dispatches.lockBudgets(dispatch), dearestPay(payRules, work.channelKind))
  const audiences = exhausted ? withoutFreelancers(cause.audiences) : cause.audiences
  const found = await findAnswerer(tx, work, audiences, settings)
  const outcome = await carryOut(deps, tx, dispatch, work, found, settings, {
    ...cause,
    cut: exhausted !== null,
  })
  if (!outcome) return false
  const cut = exhausted && { budget_exhausted: exhausted.period }
  await tx.dispatches.addDecision(brandId, {
    id: deps.newId(),
    dispatchId: dispatch.id,
    conversationId,
    eventId: cause.eventId,
    step: cause.step,
    ...recorded(found.considered, { ...outcome, ...cut }),
  })
  return cause.eventId !== null
}

/** At the limit of a budget staff go on alone. */
function withoutFreelancers(audiences: readonly Audience[]): readonly Audience[] {
  return (audiences.length > 0 ? audiences : everyone).filter((audience) => audience !== 'freelance')
}

type Outcome = Readonly<Record<string, unknown>>

/** Answers what is worth recording; looking once more in vain is not. */
async function carryOut(
  deps: Pick<Deps, 'newId'>,
  tx: Transaction,
  dispatch: Dispatch,
  work: Work,
  found: Found,
  settings: DispatchSettings,
  cause: Cause & { readonly cut: boolean },
): Promise<Outcome | null> {
  switch (found.type) {
    case 'assign': {
      const { person } = found.candidate
      const to = { personId: person.id, origin: 'assignment' as const, dispatchId: dispatch.id }
      const given = await giveWork(deps, tx, work, to, settings)
      if (given) await queuePings(deps, tx, work, 'assignment', [{ person }])
      return given && { type: 'assigned', person_id: person.id, audience: found.audience }
    }
    case 'offer':
      return await offer(deps, tx, dispatch, work, found, settings)
    case 'nobody':
      await lookAgain(tx, dispatch, found.tryAgainAt)
      if (cause.eventId === null) return null
      await tx.events.append([
        dispatchEvent(work, tx.now, 'dispatch.found_nobody', {
          dispatch_id: dispatch.id,
          step: cause.step,
          reason: whyNobody(found, cause.cut),
        }),
      ])
      return { type: 'nobody', look_again_at: formatInstant(found.tryAgainAt) }
  }
}

function whyNobody({ considered }: Found, cut: boolean): string {
  if (cut) return 'budget_exhausted'
  return considered.length === 0 ? 'nobody_serves' : 'nobody_is_free'
}

async function offer(
  deps: Pick<Deps, 'newId'>,
  tx: Transaction,
  dispatch: Dispatch,
  work: Work,
  { asked, expiresAt }: Extract<Found, { type: 'offer' }>,
  { payRules }: DispatchSettings,
): Promise<Outcome> {
  const measured = payRules && (await tx.pay.usualTime(work.brandId, work.channelKind))
  const offers = asked.map(({ candidate: { person }, chance }) => ({
    id: deps.newId() as OfferId,
    personId: person.id,
    person,
    chance,
    pay:
      payRules &&
      payTerms(payRules, { kind: work.channelKind, origin: 'offer' }, person.timeZone, tx.now, measured),
    expiresAt,
  }))
  const wave = await tx.dispatches.addOffers(dispatch, work.channelKind, offers)
  tx.people.noteAsked(
    work.channelKind,
    offers.map(({ personId }) => personId),
  )
  await tx.timers.arm(offers.map(({ id }) => oneStepTimer('offer', work, id, tx.now, expiresAt)))
  await tx.events.append([
    dispatchEvent(work, tx.now, 'dispatch.wave', {
      dispatch_id: dispatch.id,
      wave,
      offered: offers.length,
      audience: 'freelance',
    }),
    ...offers.map(({ id, personId }) =>
      dispatchEvent(work, tx.now, 'offer.made', {
        offer_id: id,
        dispatch_id: dispatch.id,
        person_id: personId,
        wave,
        expires_at: formatInstant(expiresAt),
      }),
    ),
  ])
  await queuePings(
    deps,
    tx,
    work,
    'offer',
    offers.map(({ id, person }) => ({ person, offerId: id })),
  )
  return { type: 'offered', wave, offers: offers.length, expires_at: formatInstant(expiresAt) }
}

async function lookAgain(tx: Transaction, dispatch: Dispatch, at: number): Promise<void> {
  await tx.timers.arm([oneStepTimer('dispatch', dispatch, dispatch.id, tx.now, at)])
}

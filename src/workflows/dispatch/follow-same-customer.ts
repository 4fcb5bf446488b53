import type { Dispatch } from '../../domain/dispatch/dispatch.ts'
import type { DispatchSettings } from '../../domain/dispatch/settings.ts'
import type { Work } from '../../domain/dispatch/work.ts'
import { SECOND } from '../../domain/time/instant.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import type { Cause } from './cause.ts'
import { dispatchEvent } from './dispatch-event.ts'
import { giveWork } from './give-work.ts'
import { oneStepTimer } from './one-step-timer.ts'

/** While an earlier door of the customer is being asked for, this one waits so long before it looks again. */
const PATIENCE = 10 * SECOND

/**
 * A customer who knocks on several doors gets one answerer: the search follows the earliest one for the same customer.
 * True when it did, so that nobody else is asked. Clocks stay apart.
 */
export async function followSameCustomer(
  deps: Pick<Deps, 'newId'>,
  tx: Transaction,
  dispatch: Dispatch,
  work: Work,
  settings: DispatchSettings,
  cause: Cause,
): Promise<boolean> {
  const [earliest] = await tx.dispatches.ofSameCustomer(work)
  if (!earliest || !isEarlier(earliest, dispatch)) return false
  const holder = await tx.dispatches.activeClaim(work.brandId, earliest.conversationId)
  if (holder) {
    const person = (await tx.people.lockFree([holder.personId])).get(holder.personId)
    if (!person?.channelKinds.includes(work.channelKind)) return false
    const to = { personId: person.id, origin: 'assignment' as const, dispatchId: dispatch.id }
    if (!(await giveWork(deps, tx, work, to, settings))) return false
  } else if ((await tx.dispatches.countOpenOffers(work.brandId, earliest.id)) > 0) {
    await tx.timers.arm([oneStepTimer('dispatch', dispatch, dispatch.id, tx.now, tx.now + PATIENCE)])
  } else return false
  await link(tx, dispatch, earliest)
  if (holder === null && cause.eventId === null) return true
  await tx.dispatches.addDecision(work.brandId, {
    id: deps.newId(),
    dispatchId: dispatch.id,
    conversationId: work.conversationId,
    eventId: cause.eventId,
    step: cause.step,
    outcome: { type: 'linked', linked_to: earliest.id, person_id: holder?.personId ?? null },
    considered: [],
  })
  return true
}

async function link(tx: Transaction, dispatch: Dispatch, to: Dispatch): Promise<void> {
  if (dispatch.linkedTo === to.id) return
  await tx.dispatches.setLinked(dispatch, to.id)
  const payload = { dispatch_id: dispatch.id, linked_to: to.id }
  await tx.events.append([dispatchEvent(dispatch, tx.now, 'dispatch.linked', payload)])
}

function isEarlier(one: Dispatch, other: Dispatch): boolean {
  return one.openedAt < other.openedAt || (one.openedAt === other.openedAt && one.id < other.id)
}

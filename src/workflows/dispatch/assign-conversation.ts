import { everyone } from '../../domain/dispatch/search.ts'
import type { BrandId, ConversationId, DispatchId, PersonId } from '../../domain/ids.ts'
import { mayAnswer } from '../admission/may-answer.ts'
import { inTransaction } from '../in-transaction.ts'
import type { Deps } from '../ports/store.ts'
import { refused, type ClaimOutcome } from './claim-outcome.ts'
import { dispatchEvent } from './dispatch-event.ts'
import { giveWork } from './give-work.ts'
import { queuePings } from './queue-pings.ts'

export interface AssignConversation {
  readonly brandId: BrandId
  readonly conversationId: ConversationId
  /** Who shall have it from now on. */
  readonly personId: PersonId
}

/**
 * A lead gives waiting work to one person, over their capacity if need be, and takes it from whoever had it: nothing counts
 * against that one. Giving it to its holder changes nothing.
 */
export function assignConversation(deps: Deps, command: AssignConversation): Promise<ClaimOutcome> {
  const { brandId, conversationId, personId } = command
  return inTransaction(deps, async (tx) => {
    const person = await tx.people.lock(personId)
    const roles = await tx.people.rolesOf(personId)
    const serves = roles.some((one) => one.brandId === brandId && one.role !== 'executive')
    if (!person || !serves || !(await mayAnswer(tx, brandId, personId)))
      return await refused(tx, { reason: 'not_eligible' })
    const held = await tx.dispatches.activeClaim(brandId, conversationId)
    if (held?.personId === personId)
      return { type: 'claimed', claimId: held.id, conversationId, replyBy: held.replyBy, late: false }
    const turnId = held?.turnId ?? (await tx.dispatches.openTurn(brandId, conversationId))
    const work = turnId && (await tx.dispatches.work(brandId, turnId))
    if (!work) return await refused(tx, { reason: 'nobody_waits' })

    const id = held?.dispatchId ?? (deps.newId() as DispatchId)
    const { dispatch } = await tx.dispatches.open(work, id, held?.dispatchId ? [] : everyone)
    await tx.dispatches.lock(brandId, dispatch.id)
    if (held) {
      if (!(await tx.dispatches.endClaim(held, 'superseded', 'reassigned')))
        return await refused(tx, { reason: 'nobody_waits' })
      await tx.timers.finish([{ brandId, conversationId, id: held.id }])
      await tx.events.append([
        dispatchEvent(held, tx.now, 'claim.ended', {
          claim_id: held.id,
          person_id: held.personId,
          state: 'reassigned',
        }),
      ])
      const followed = { brand_id: brandId, conversation_id: conversationId, claim_id: held.id }
      await tx.jobs.add('follow-claim', followed)
      await tx.dispatches.setState(dispatch, 'open')
    }
    const to = { personId, origin: 'assignment' as const, dispatchId: dispatch.id }
    const given = await giveWork(deps, tx, work, to, await tx.dispatches.settings(brandId))
    if (!given) return await refused(tx, { reason: 'nobody_waits' })
    await queuePings(deps, tx, work, 'assignment', [{ person }])
    return { type: 'claimed', conversationId, ...given, late: false }
  })
}

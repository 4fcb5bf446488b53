import type { ClaimOrigin } from '../../domain/dispatch/dispatch.ts'
import { everyone } from '../../domain/dispatch/search.ts'
import type { Work } from '../../domain/dispatch/work.ts'
import type { BrandId, ConversationId, DispatchId, PersonId } from '../../domain/ids.ts'
import type { Person } from '../../domain/people/person.ts'
import { mayAnswer } from '../admission/may-answer.ts'
import { inTransaction } from '../in-transaction.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import { refused, type ClaimOutcome } from './claim-outcome.ts'
import { giveWork } from './give-work.ts'

export interface TakeConversation {
  readonly brandId: BrandId
  readonly conversationId: ConversationId
  readonly personId: PersonId
  /** `self`: they take it unasked. `assignment`: a lead gives it to them, over their capacity if need be. */
  readonly origin?: Extract<ClaimOrigin, 'self' | 'assignment'>
}

/** Gives waiting work to one person without asking. Taking what one holds already is answered with the claim that stands. */
export function takeConversation(deps: Deps, command: TakeConversation): Promise<ClaimOutcome> {
  const { brandId, conversationId, personId, origin = 'self' } = command
  return inTransaction(deps, async (tx) => {
    const person = await tx.people.lock(personId)
    const roles = await tx.people.rolesOf(personId)
    const serves = roles.some((one) => one.brandId === brandId && one.role !== 'executive')
    if (!person || !serves || !(await mayAnswer(tx, brandId, personId)))
      return await refused(tx, { reason: 'not_eligible' })
    const turnId = await tx.dispatches.openTurn(brandId, conversationId)
    const work = turnId && (await tx.dispatches.work(brandId, turnId))
    if (!work) return await refused(tx, { reason: 'nobody_waits' })
    return await take(deps, tx, work, person, origin)
  })
}

async function take(
  deps: Deps,
  tx: Transaction,
  work: Work,
  person: Person,
  origin: 'self' | 'assignment',
): Promise<ClaimOutcome> {
  const { brandId, conversationId, channelKind } = work
  const holder = await tx.dispatches.activeClaim(brandId, conversationId)
  if (holder?.personId === person.id)
    return { type: 'claimed', claimId: holder.id, conversationId, replyBy: holder.replyBy, late: false }
  if (holder) return await refused(tx, { reason: 'already_claimed', by: holder.personId })
  const capacity = person.capacity[channelKind]
  if (origin === 'self' && (await tx.dispatches.held(person.id, channelKind)) >= capacity)
    return await refused(tx, { reason: 'over_capacity', capacity })

  const settings = await tx.dispatches.settings(brandId)
  const { dispatch } = await tx.dispatches.open(work, deps.newId() as DispatchId, everyone)
  const to = { personId: person.id, origin, dispatchId: dispatch.id }
  const given = await giveWork(deps, tx, work, to, settings)
  if (given) return { type: 'claimed', conversationId, ...given, late: false }
  const winner = await tx.dispatches.activeClaim(brandId, conversationId)
  return await refused(
    tx,
    winner ? { reason: 'already_claimed', by: winner.personId } : { reason: 'nobody_waits' },
  )
}

import type { BrandId, ConversationId, PersonId } from '../../domain/ids.ts'
import { inTransaction } from '../in-transaction.ts'
import type { Deps } from '../ports/store.ts'
import { dispatchEvent } from './dispatch-event.ts'
import { returnWork } from './return-work.ts'

export interface HandBack {
  readonly brandId: BrandId
  readonly conversationId: ConversationId
  readonly personId: PersonId
  readonly reason?: string | null
}

export type HandBackOutcome =
  { readonly type: 'handed_back' } | { readonly type: 'refused'; readonly reason: 'not_held' }

/** The holder gives the work back: somebody else is searched for at once. */
export function handBack(deps: Deps, command: HandBack): Promise<HandBackOutcome> {
  const { brandId, conversationId, personId, reason = null } = command
  return inTransaction(deps, async (tx) => {
    const claim = await tx.dispatches.activeClaim(brandId, conversationId)
    if (claim?.personId !== personId) return { type: 'refused', reason: 'not_held' }
    if (claim.dispatchId !== null) await tx.dispatches.lock(brandId, claim.dispatchId)
    const payload = { claim_id: claim.id, person_id: personId, state: 'handed_back' }
    const event = dispatchEvent(claim, tx.now, 'claim.ended', payload)
    const returned = await returnWork(deps, tx, claim, 'handed_back', reason, event)
    return returned ? { type: 'handed_back' } : { type: 'refused', reason: 'not_held' }
  })
}

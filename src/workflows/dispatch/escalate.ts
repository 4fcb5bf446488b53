import type { BrandId, ConversationId, PersonId } from '../../domain/ids.ts'
import { inTransaction } from '../in-transaction.ts'
import type { Deps } from '../ports/store.ts'
import { dispatchEvent } from './dispatch-event.ts'
import { pageLeads } from './page-leads.ts'
import { returnWork } from './return-work.ts'

export interface Escalate {
  readonly brandId: BrandId
  readonly conversationId: ConversationId
  readonly personId: PersonId
  readonly reason: string
}

export type EscalateOutcome =
  | { readonly type: 'escalated'; readonly told: readonly PersonId[] }
  | { readonly type: 'refused'; readonly reason: 'nobody_waits' | 'not_held' }

/**
 * "I cannot answer this": the leads who are awake hear of it at once, whoever holds the work gives it back, and the search goes on
 * without them, so that the customer does not wait for a lead alone.
 */
export function escalate(deps: Deps, command: Escalate): Promise<EscalateOutcome> {
  const { brandId, conversationId, personId, reason } = command
  return inTransaction(deps, async (tx) => {
    const claim = await tx.dispatches.activeClaim(brandId, conversationId)
    if (claim && claim.personId !== personId) return { type: 'refused', reason: 'not_held' }
    const turnId = claim?.turnId ?? (await tx.dispatches.openTurn(brandId, conversationId))
    const work = turnId && (await tx.dispatches.work(brandId, turnId))
    if (!work) return { type: 'refused', reason: 'nobody_waits' }
    const payload = { claim_id: claim?.id ?? null, person_id: personId, reason }
    await tx.events.append([dispatchEvent(work, tx.now, 'dispatch.escalated', payload)])
    const told = await pageLeads(deps, tx, work, { step: 'escalated', eventId: null, kind: 'page' })
    if (claim) {
      if (claim.dispatchId !== null) await tx.dispatches.lock(brandId, claim.dispatchId)
      const ended = { claim_id: claim.id, person_id: personId, state: 'handed_back' }
      await returnWork(
        deps,
        tx,
        claim,
        'handed_back',
        'escalated',
        dispatchEvent(claim, tx.now, 'claim.ended', ended),
      )
    }
    return { type: 'escalated', told }
  })
}

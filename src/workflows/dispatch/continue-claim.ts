import { extendedTo } from '../../domain/dispatch/lease.ts'
import type { ClaimId, PersonId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { inTransaction } from '../in-transaction.ts'
import type { Deps } from '../ports/store.ts'
import { oneStepTimer } from './one-step-timer.ts'

export type ContinueResult = { readonly ok: true; readonly replyBy: Instant } | { readonly ok: false }

/** A sign of life from the holder (they type): the lease goes on. */
export function continueClaim(deps: Deps, claimId: ClaimId, personId: PersonId): Promise<ContinueResult> {
  return inTransaction(deps, async (tx) => {
    const claim = await tx.dispatches.claim(claimId)
    if (claim?.state !== 'active' || claim.personId !== personId) return { ok: false }
    const settings = await tx.dispatches.settings(claim.brandId)
    const replyBy = extendedTo(claim.channelKind, claim.replyBy, settings, tx.now)
    if (!(await tx.dispatches.extendClaim(claim, replyBy))) return { ok: false }
    const { brandId, conversationId, id } = claim
    await tx.timers.finish([{ brandId, conversationId, id }])
    await tx.timers.arm([oneStepTimer('lease', claim, id, tx.now, replyBy)])
    return { ok: true, replyBy }
  })
}

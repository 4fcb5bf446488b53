import type { ClaimRefusal } from '../../domain/dispatch/decide-claim.ts'
import type { ClaimId, ConversationId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Transaction } from '../ports/store.ts'

/** What whoever asked for work is told. Being too late is a normal case, and says who has it. */
export type ClaimOutcome =
  | {
      readonly type: 'claimed'
      readonly claimId: ClaimId
      readonly conversationId: ConversationId
      readonly replyBy: Instant
      /** The offer had expired, but the work was still free. */
      readonly late: boolean
    }
  | ({ readonly type: 'refused'; readonly byName: string | null } & WhyRefused)

type WhyRefused = ClaimRefusal | { readonly reason: 'not_found' | 'nobody_waits' }

export async function refused(tx: Transaction, why: WhyRefused): Promise<ClaimOutcome> {
  const by = why.reason === 'already_claimed' ? await tx.people.person(why.by) : null
  return { ...why, type: 'refused', byName: by?.name ?? null }
}

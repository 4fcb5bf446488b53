import type { Kysely } from 'kysely'
import type { DB } from '../db/schema.ts'
import { alreadyClaimed, claimedBy } from './already-claimed.ts'
import { ok, type Answer } from './answer.ts'
import { notFound, problem } from './problem.ts'
import type { ClaimOutcome } from '../workflows/dispatch/claim-outcome.ts'

/** What a claim came to, for offers and for work that somebody takes by themselves. */
export async function claimAnswer(db: Kysely<DB>, outcome: ClaimOutcome): Promise<Answer> {
  if (outcome.type === 'claimed') {
    const { claimId, conversationId, replyBy } = outcome
    return ok({
      claim_id: claimId,
      conversation_id: conversationId,
      reply_by: new Date(replyBy).toISOString(),
    })
  }
  switch (outcome.reason) {
    case 'already_claimed':
      return outcome.byName === null ? alreadyClaimed(db, outcome.by) : claimedBy(outcome.by, outcome.byName)
    case 'expired':
    case 'nobody_waits':
      return problem(410, 'expired', 'This work is no longer looking for somebody.')
    case 'not_yours':
      return problem(403, 'not_yours', 'This offer was made to somebody else.')
    case 'not_eligible':
      return problem(403, 'not_eligible', 'You do not serve this brand or this kind of channel.')
    case 'over_capacity':
      return problem(
        409,
        'over_capacity',
        `You hold ${outcome.capacity} of this kind already: answer or hand back one first.`,
      )
    case 'not_found':
      return notFound('conversation or offer')
  }
}

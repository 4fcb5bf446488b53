import type { Task } from 'graphile-worker'
import { z } from 'zod'
import type { BrandId, ClaimId, ConversationId } from '../src/domain/ids.ts'
import type { Deps } from '../src/workflows/ports/store.ts'
import { followClaim } from '../src/workflows/turns/follow-claim.ts'

const payload = z.object({ brand_id: z.uuid(), conversation_id: z.uuid(), claim_id: z.uuid() })

/** Clocks of what we promise each other begin and end with claims. */
export function followClaimTask(deps: Deps): Task {
  return (given) => {
    const { brand_id, conversation_id, claim_id } = payload.parse(given)
    return followClaim(deps, {
      brandId: brand_id as BrandId,
      conversationId: conversation_id as ConversationId,
      claimId: claim_id as ClaimId,
    })
  }
}

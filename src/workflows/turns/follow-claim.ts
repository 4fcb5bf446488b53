import type { BrandId, ClaimId, ConversationId } from '../../domain/ids.ts'
import { changeConversation } from '../conversations/change-conversation.ts'
import type { Deps } from '../ports/store.ts'

export interface FollowClaim {
  readonly brandId: BrandId
  readonly conversationId: ConversationId
  readonly claimId: ClaimId
}

/** Lets what we promise each other follow a claim that was made, or has ended. Twice is harmless. */
export async function followClaim(
  deps: Deps,
  { brandId, conversationId, claimId }: FollowClaim,
): Promise<void> {
  await changeConversation(deps, { brandId, conversationId }, () =>
    Promise.resolve({ outcome: { type: 'followed' }, events: [], claims: [claimId] }),
  )
}

import type { BrandId, ConversationId } from '../../domain/ids.ts'
import { MINUTE } from '../../domain/time/instant.ts'
import type { Transaction } from '../ports/store.ts'
import { withdrawOffers } from './give-work.ts'
import { oneStepTimer } from './one-step-timer.ts'

/** If the answer did not get out by then, the search goes on. */
const LOOK_AGAIN = MINUTE

/** An answer is on its way: nobody is asked any more. It stops the asking, not the breach. */
export async function stopAsking(
  tx: Transaction,
  brandId: BrandId,
  conversationId: ConversationId,
): Promise<void> {
  const dispatch = await tx.dispatches.ofConversation(brandId, conversationId)
  if (dispatch?.state !== 'open') return
  await withdrawOffers(tx, dispatch, 'reply_queued')
  await tx.timers.finish([{ brandId, conversationId, id: dispatch.id }])
  await tx.timers.arm([oneStepTimer('dispatch', dispatch, dispatch.id, tx.now, tx.now + LOOK_AGAIN)])
}

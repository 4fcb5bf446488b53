import type { BrandId, ConversationId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { NewTimer, TimerKind } from '../ports/timer-store.ts'

/** A timer that fires once, for an offer, a lease or the next look of a dispatch, under their own id. */
export function oneStepTimer(
  kind: Extract<TimerKind, 'offer' | 'lease' | 'dispatch'>,
  about: { readonly brandId: BrandId; readonly conversationId: ConversationId },
  id: string,
  startedAt: Instant,
  at: Instant,
): NewTimer {
  const { brandId, conversationId } = about
  return { brandId, conversationId, id, kind, stepNames: ['due'], stepAt: [at], startedAt, clock: null }
}

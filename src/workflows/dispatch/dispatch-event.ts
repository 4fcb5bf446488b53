import type { EventPayloads, EventType, NewEvent } from '../../domain/event/event.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** A fact about a conversation, as of now. */
export function dispatchEvent<Type extends EventType>(
  about: { readonly brandId: string; readonly conversationId: string },
  now: Instant,
  type: Type,
  payload: EventPayloads[Type],
): NewEvent {
  return { type, brandId: about.brandId, subject: about.conversationId, occurredAt: now, payload } as NewEvent
}

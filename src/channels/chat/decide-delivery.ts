import type { Instant, Millis } from '../../domain/time/instant.ts'
import type { Presence } from '../../workflows/ports/chat-store.ts'

/** What becomes of a reply that no browser has acknowledged yet. */
export type DeliveryDecision =
  /** A browser is there, or was a moment ago: its acknowledgement says when the customer had the answer. */
  | 'wait'
  /** Nobody is there: the answer stands in the transcript, which is all that a chat can do. */
  | 'stored'

/** A browser that is there and acknowledges nothing for so many times the patience with an absent one is as good as absent. */
const MUTE = 3

/** `awayAfter` is how long a customer may be away before nobody waits for their browser. */
export function decideDelivery(
  presence: Presence,
  queuedAt: Instant,
  now: Instant,
  awayAfter: Millis,
): DeliveryDecision {
  if (now - queuedAt >= MUTE * awayAfter) return 'stored'
  switch (presence.state) {
    case 'connected':
      return 'wait'
    case 'gone':
      return now - presence.seenAt >= awayAfter ? 'stored' : 'wait'
    case 'unknown':
      return 'stored'
    default:
      return presence satisfies never
  }
}
